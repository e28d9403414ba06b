// The calls of a layer as Keras 3 writes them, `{ args, kwargs }` with described tensors, in the form of Keras 2.
import { asList, asObject, isObject, type Json } from '../json'

type Entry = readonly unknown[]

/** Calls that are already in the old form stay. */
export function inboundNodes(nodes: unknown): readonly unknown[] {
  return asList(nodes).map((node) => (isObject(node) ? rewriteCall(node) : node))
}

function rewriteCall({ args, kwargs }: Json): readonly Entry[] {
  const tensors: Entry[] = []
  const placed = asList(args).map((value) => place(value, tensors))
  const constants = placed.some((value) => !isObject(value) && !Array.isArray(value))
  // Keras names these two at every call. `predict` puts its own `training` in the place of what a model was built with
  // (random layers write true by themselves); a mask counts where it is one.
  const named = Object.entries(asObject(kwargs)).filter(
    ([key, value]) => key !== 'training' && (key !== 'mask' || isSaid(value)),
  )
  const options = Object.fromEntries(named.map(([key, value]) => [key, place(value, tensors)]))
  const listed = constants || placed.some(isValues)
  const shared = listed ? { ...options, args: placed } : options
  return tensors.map((tensor, i) => [...tensor, i === 0 ? shared : {}])
}

const isSaid = (value: unknown) => [value].flat().some((item) => item !== null && item !== false)

/** A list that is not of tensors alone: the slices of an indexing, sizes, the values of a constant. */
function isValues(placed: unknown): boolean {
  return Array.isArray(placed) && !placed.every((item) => isObject(item) && 'input' in item)
}

/** A tensor becomes `{ input: n }`, its place in the list of tensors. */
function place(value: unknown, tensors: Entry[]): unknown {
  if (Array.isArray(value)) return value.map((item) => place(item, tensors))
  if (!isObject(value)) return value
  // Constants that the model was written with.
  if (value.class_name === '__numpy__' || value.class_name === '__tensor__')
    return asObject(value.config).value
  if (value.class_name !== '__keras_tensor__') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, place(item, tensors)]))
  }
  return { input: tensors.push(asList(asObject(value.config).keras_history)) - 1 }
}
