// Walks the layers of a functional model in an order in which each follows what it is called on.

import { failure } from '../../errors'
import type { Json } from '../json'
import { quoted } from '../quoted'
import type { Ref, Use } from './inboundNodes'
import type { Layer, Model } from './layerTree'

interface Pending extends Use {
  readonly layer: Layer
  readonly index: number
}

export interface Placed {
  readonly inputs: readonly string[]
  readonly kwargs: Json
}

/** Writes one call and gives the names of its outputs. */
export type WriteCall = (layer: Layer, use: Placed) => readonly string[]

/** Names of the model's outputs, after every layer was called. @throws UnsupportedModel */
export function walkFunctional(model: Model, inputs: readonly string[], callLayer: WriteCall): string[] {
  const values = new Map<string, readonly string[]>()
  model.inside.inputs.forEach((name, i) => {
    values.set(`${name} 0`, [inputs[i] ?? name])
  })
  const uses = model.inside.layers.flatMap((layer) =>
    layer.uses.map((use, index) => ({ ...use, layer, index })),
  )
  const valueAt = valueFinder(model, uses, values)
  let pending: readonly Pending[] = uses
  while (pending.length > 0) {
    const waiting = pending.filter((use) => {
      const found = use.refs.map(valueAt).filter((value) => value !== null)
      if (found.length < use.refs.length) return true
      const outputs = callLayer(use.layer, { inputs: found, kwargs: use.kwargs })
      values.set(`${use.layer.name} ${use.index}`, outputs)
      return false
    })
    if (waiting.length === pending.length) throw disconnected(model, waiting, valueAt)
    pending = waiting
  }
  return listOutputs(model, valueAt)
}

function listOutputs(model: Model, valueAt: ValueAt): string[] {
  return model.inside.outputs.map((ref) => {
    const value = ref && valueAt(ref)
    if (value) return value
    throw failure(
      'UnsupportedModel',
      `The model ${quoted(model.name)} names an output that none of its layers computes.`,
    )
  })
}

type ValueAt = (ref: Ref) => string | null

/** Old files count the calls of a nested model from 1, because its own inputs were call 0; new ones from 0. */
function valueFinder(
  model: Model,
  uses: readonly Pending[],
  values: ReadonlyMap<string, readonly string[]>,
): ValueAt {
  const last = new Map<string, number>()
  for (const use of uses) last.set(use.layer.name, use.index)
  const shift = new Map<string, number>()
  for (const ref of [...uses.flatMap((use) => use.refs), ...model.inside.outputs]) {
    if (!ref) continue
    const over = ref[1] - (last.get(ref[0]) ?? 0)
    shift.set(ref[0], Math.max(shift.get(ref[0]) ?? 0, over))
  }
  return ([layer, call, output]) => {
    const names = values.get(`${layer} ${Math.max(0, call - (shift.get(layer) ?? 0))}`)
    if (!names) return null
    return names[output] ?? (names.length === 1 ? `${names[0]}:${output}` : null)
  }
}

function disconnected(model: Model, waiting: readonly Pending[], valueAt: ValueAt): Error {
  const known = new Set(model.inside.layers.map(({ name }) => name))
  for (const use of waiting) {
    const absent = use.refs.find(([layer]) => !known.has(layer))
    if (absent) {
      return failure(
        'UnsupportedModel',
        `The layer ${quoted(use.layer.name)} takes its input from ${quoted(absent[0])}, which model.json does not contain.`,
      )
    }
  }
  const stuck = waiting.find((use) => use.refs.some((ref) => valueAt(ref) === null))
  const name = stuck ? stuck.layer.name : model.name
  return failure(
    'UnsupportedModel',
    `The layers of model.json form a circle at ${quoted(name)}, so that none can be computed first.`,
  )
}
