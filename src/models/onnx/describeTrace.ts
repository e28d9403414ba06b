// The nodes of a traced graph as the rest of the code knows them: named, with their shapes, what they are made of and
// what they hold.

import type { Node } from '../../engine/types'
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { placesOf } from './names/places'
import { valueNames } from './names/valueNames'
import type { PictureValue } from './picture'
import type { OnnxModel, OnnxNode, OnnxValue } from './proto/types'
import type { Trace } from './trace/trace'
import { heldShape } from './trace/value'

export interface Described {
  readonly nodes: readonly Node[]
  readonly outputs: readonly string[]
  /** The value in the file that has a name here. */
  keyOf(name: string): string
  nameOf(key: string): string
}

interface About {
  readonly model: OnnxModel
  readonly picture: PictureValue
  /** In the file's order. */
  readonly written: readonly OnnxNode[]
  readonly channels: number
}

export function describeTrace(trace: Trace, { model, picture, written, channels }: About): Described {
  const live = new Set(trace.nodes.flatMap(({ outputs }) => outputs))
  const names = valueNames(written, {
    all: live,
    outputs: new Set(model.graph.outputs.map(({ name }) => name)),
    weights: [...model.graph.initialisers.keys()],
  })
  const nameOf = (key: string) => names.get(key)?.name ?? key
  const keys = new Map([...names].map(([key, { name }]) => [name, key]))
  const places = placesOf(trace.nodes, trace.values)
  const [n = null, height = null, width = null] = picture.sizes
  const input: Node = { name: picture.name, op: 'Input', shape: [n, height, width, channels], inputs: [] }
  const computed = trace.nodes.flatMap(({ node, outputs, inputs }) =>
    outputs.flatMap((key): Node[] => {
      const value = trace.values.get(key)
      if (!value || value instanceof Error) return []
      const [first, ...rest] = heldShape(value)
      const { also = [], firstOf = [], noModule } = names.get(key) ?? {}
      const held = places.get(key)
      return [
        {
          name: nameOf(key),
          op: node.op,
          // The first size is the picture's place among several, unless more is folded into it.
          shape: [first === 1 ? null : (first ?? null), ...rest],
          inputs: [...new Set(inputs)].map(nameOf),
          ...(also.length > 0 && { also }),
          ...(firstOf.length > 0 && { firstOf }),
          ...(noModule && { noModule }),
          ...(held && held),
        },
      ]
    }),
  )
  const outputs = tensorOutputs(model.graph.outputs, trace).map(({ name }) => nameOf(name))
  const known = new Set(computed.map(({ name }) => name))
  const wanted = outputs.filter((name) => known.has(name))
  if (wanted.length === 0)
    throw failure(
      'UnsupportedModel',
      `The output "${outputs[0]}" of the model does not depend on its picture.`,
    )
  return { nodes: [input, ...computed], outputs: wanted, keyOf: (name) => keys.get(name) ?? name, nameOf }
}

function tensorOutputs(outputs: readonly OnnxValue[], { values }: Trace): OnnxValue[] {
  return outputs.filter(({ name, kind }) => kind === 'tensor' && !(values.get(name) instanceof Error))
}

/** Null where at least one output can be computed; else why the first cannot. */
export function firstFailure(trace: Trace, outputs: readonly OnnxValue[]): Error | null {
  if (tensorOutputs(outputs, trace).some(({ name }) => trace.values.has(name))) return null
  const [first] = outputs
  if (!first) return failure('UnsupportedModel', 'The model has no output.')
  if (first.kind !== 'tensor')
    return failure(
      'UnsupportedModel',
      `The output ${quoted(first.name)} of the model is a ${first.kind}, which is no list of class scores.`,
    )
  const why = trace.values.get(first.name)
  if (why instanceof Error) return why
  return failure(
    'UnsupportedModel',
    `The graph lacks its output ${quoted(first.name)}; export the model again.`,
  )
}
