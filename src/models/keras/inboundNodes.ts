// What a layer of a functional model is called on, as Keras 2 writes it: lists of [layer, node, tensor, kwargs].
// A tensor among the keyword arguments becomes `{ input: n }`, its place in the list of inputs; a constant in
// the first place becomes `first`.
import { asList, asObject, isObject, type Json } from '../json'

/** Layer name, which of its calls, which of its outputs. */
export type Ref = readonly [layer: string, call: number, output: number]

export interface Use {
  readonly refs: readonly Ref[]
  readonly kwargs: Json
}

const CONSTANT = '_CONSTANT_VALUE'

export function readRef(entry: unknown): Ref | null {
  const [layer, call, output] = asList(entry)
  if (typeof layer !== 'string' || layer === CONSTANT) return null
  return typeof call === 'number' && typeof output === 'number' ? [layer, call, output] : null
}

export function readUses(layer: Json): Use[] {
  return asList(layer.inbound_nodes).map((data) => {
    // A model that takes its inputs by name is called on a dictionary.
    const given = isObject(data) ? Object.values(data) : asList(data)
    const flat = typeof given[0] === 'string'
    return readUse((flat ? [given] : given).map(asList))
  })
}

function readUse(entries: readonly (readonly unknown[])[]): Use {
  const refs = entries.map(readRef).filter((ref) => ref !== null)
  const constant = entries.find((entry) => entry[0] === CONSTANT)
  const kwargs: Record<string, unknown> = constant ? { first: constant[2] } : {}
  for (const [key, value] of entries.flatMap((entry) => Object.entries(asObject(entry[3])))) {
    kwargs[key] = placed(value, refs)
  }
  return { refs, kwargs }
}

function placed(value: unknown, refs: Ref[]): unknown {
  const ref = readRef(value)
  if (ref) return { input: refs.push(ref) - 1 }
  if (Array.isArray(value)) return value.map((item) => placed(item, refs))
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, placed(item, refs)]))
  }
  return value
}
