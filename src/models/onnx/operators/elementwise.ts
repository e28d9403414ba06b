// What works value by value: in whichever layout its inputs lie, constants turned to fit.
import { reshape, type Tensor, transpose } from '@tensorflow/tfjs-core'
import { broadcastShape, sizeOf } from '../host/host'
import { type Kind, type Layout, TO_LAST, type Value } from '../trace/value'
import { present, refuse } from './ask'
import type { Call, Form, Lowering, Output } from './operator'

/** How an input must come to meet a value of `rank` axes in `layout`. */
export function aligned(value: Value, rank: number, layout: Layout): Form {
  if (layout === 'file' || value.layout === 'last') return { layout }
  const single = sizeOf(value.shape) === 1
  if (single || rank !== 4) return { layout: 'file' }
  if (value.shape.length === 4) return { layout: 'last' }
  const shape = [...new Array(4 - value.shape.length).fill(1), ...value.shape]
  return { layout: 'file', key: 'broadcast last', make: (t) => transpose(reshape(t, shape), TO_LAST) }
}

export function commonLayout(values: readonly Value[], rank: number): Layout {
  return rank === 4 && values.some(({ layout }) => layout === 'last') ? 'last' : 'file'
}

/** @throws UnsupportedModel where the shapes do not fit */
export function commonShape(call: Call, values: readonly Value[]): number[] {
  const shape = broadcastShape(values.map((value) => value.shape))
  if (shape) return shape
  const shapes = values.map((value) => `[${value.shape.join(', ')}]`).join(' and ')
  throw refuse(call, `cannot bring ${shapes} to one shape`)
}

/** An operator on all its inputs, stretched to one shape. */
export function elementwise(call: Call, compute: (...inputs: Tensor[]) => Tensor, kind?: Kind): Lowering {
  const values = present(call)
  const shape = commonShape(call, values)
  const layout = commonLayout(values, shape.length)
  const output: Output = { shape, layout, kind: kind ?? values[0]?.kind ?? 'float' }
  return {
    outputs: [output],
    forms: values.map((value) => aligned(value, shape.length, layout)),
    compute: (inputs) => [compute(...inputs)],
  }
}

/** An operator on its first input alone. */
export function unary(call: Call, compute: (x: Tensor) => Tensor, kind?: Kind): Lowering {
  const [x] = present(call)
  if (!x) throw refuse(call, 'lacks its input')
  return {
    outputs: [{ shape: x.shape, layout: x.layout, kind: kind ?? x.kind }],
    takes: [0],
    forms: [{ layout: x.layout }],
    compute: ([input]) => [compute(input as Tensor)],
  }
}
