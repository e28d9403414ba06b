// Products of matrices, what goes along one axis, and sums over axes.
import {
  asLast,
  axisIn,
  constantOf,
  floats,
  type Held,
  heldAt,
  integers,
  permuted,
  put,
  valueAt,
} from '../sheet'
import { activated } from './activation'
import type { Asked, Write, Writers } from './writer'

/** A factor, turned where the kernel turns it: [..., rows, columns]. */
function factor({ sheet, id, shape }: Asked, name: string, turn: boolean): string {
  if (!turn) return asLast(sheet, id(name))
  const axes = shape(name).map((_, i) => i)
  const [row = 0, column = 1] = axes.splice(-2)
  const perm = [...axes, column, row]
  const constant = constantOf(sheet, id(name))
  if (!constant) return put(sheet, 'Transpose', [asLast(sheet, id(name))], { perm })
  return floats(
    sheet,
    permuted(constant, perm),
    perm.map((axis) => constant.shape[axis] ?? 1),
  )
}

function product(asked: Asked): readonly Held[] {
  const { sheet, operation, attribute } = asked
  const names = [
    factor(asked, 'a', attribute('transposeA') === true),
    factor(asked, 'b', attribute('transposeB') === true),
  ]
  const made = put(sheet, 'MatMul', names)
  const { bias } = operation.inputs
  const name = bias === undefined ? made : put(sheet, 'Add', [made, asLast(sheet, bias)])
  const width = operation.outputs[0]?.shape.at(-1) ?? 1
  return [{ name: activated(asked, name, [width]), order: 'last' }]
}

function reduced(op: string): Write {
  return ({ sheet, id, attribute, shape, operation }) => {
    const all = shape('x').map((_, axis) => axis)
    const given = attribute('axis')
    const axes =
      given === null || given === undefined ? all : [given].flat().map((axis) => positive(axis, all.length))
    const keep = operation.outputs[0]?.shape.length === all.length
    const left = all.filter((axis) => !axes.includes(axis))
    // Rows and columns come before the channels here, and behind them there.
    const mixed = left.includes(3) && (left.includes(1) || left.includes(2))
    const now = heldAt(sheet, id('x'))
    const held: Held = keep || !mixed ? now : { name: asLast(sheet, id('x')), order: 'last' }
    const placed = axes.map((axis) => axisIn(held, axis))
    const keepdims = keep ? 1 : 0
    const name =
      op === 'ReduceSum'
        ? put(sheet, op, [held.name, integers(sheet, placed)], { keepdims })
        : put(sheet, op, [held.name], { axes: placed, keepdims })
    return [{ name, order: keep ? held.order : 'last' }]
  }
}

const positive = (axis: unknown, rank: number) => (Number(axis) < 0 ? Number(axis) + rank : Number(axis))

function softmax({ sheet, id, attribute }: Asked): readonly Held[] {
  const x = id('logits')
  const rank = valueAt(sheet, x).shape.length
  const held = heldAt(sheet, x)
  const axis = axisIn(held, positive(attribute('dim') ?? -1, rank))
  return [{ name: put(sheet, 'Softmax', [held.name], { axis }), order: held.order }]
}

export const products: Writers = {
  BatchMatMul: product,
  _FusedMatMul: product,
  Mean: reduced('ReduceMean'),
  Sum: reduced('ReduceSum'),
  Max: reduced('ReduceMax'),
  Min: reduced('ReduceMin'),
  Softmax: softmax,
}
