// Small frozen graphs that the tests make themselves, as tensorflowjs_converter writes them.
import type { Json } from '../json'
import type { ModelFiles } from '../types'
import { modelFiles, type Weight } from './modelFixtures'

export const word = (value: string) => ({ s: btoa(value) })
export const words = (list: readonly string[]) => ({ list: { s: list.map((value) => btoa(value)) } })
export const ints = (list: readonly number[]) => ({ list: { i: list.map(String) } })

export function node(op: string, name: string, input: readonly string[], attr: Json = {}): Json {
  return { op, name, input, attr: { T: { type: 'DT_FLOAT' }, ...attr } }
}

export function placeholder(name: string, sizes: readonly number[]): Json {
  const dim = sizes.map((size) => ({ size: String(size) }))
  return node('Placeholder', name, [], { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim } } })
}

export const window = (stride = 1, padding = 'SAME') => ({
  strides: ints([1, stride, stride, 1]),
  padding: word(padding),
  data_format: word('NHWC'),
  dilations: ints([1, 1, 1, 1]),
})

export const pool = (size: number, padding = 'VALID') => ({
  ksize: ints([1, size, size, 1]),
  strides: ints([1, size, size, 1]),
  padding: word(padding),
  data_format: word('NHWC'),
})

/** Each weight is a Const of its name. The signature names the outputs where it is given. */
export function graphFiles(
  nodes: readonly Json[],
  weights: readonly Weight[],
  outputs?: Readonly<Record<string, string>>,
): ModelFiles {
  const constants = weights.map(({ name, dtype }) =>
    node('Const', name, [], { dtype: { type: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' } }),
  )
  const signature = outputs && {
    outputs: Object.fromEntries(Object.entries(outputs).map(([key, name]) => [key, { name: `${name}:0` }])),
  }
  const modelTopology = { node: [...constants, ...nodes], library: {}, versions: { producer: 1 } }
  return modelFiles({ format: 'graph-model', modelTopology, ...(signature && { signature }) }, weights)
}
