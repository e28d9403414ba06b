// Operators of two values that are spread over each other, and batch norm.
import {
  asFirst,
  asLast,
  constantOf,
  fixed,
  floats,
  type Held,
  heldAt,
  NotWritten,
  permuted,
  put,
  type Sheet,
  TO_FIRST,
  valueAt,
} from '../sheet'
import type { Asked, Write, Writers } from './writer'

/** Both in one order: channels first where that costs no turning. */
function together(sheet: Sheet, ids: readonly number[]): { names: string[]; order: Held['order'] } {
  const first = ids.some((id) => !constantOf(sheet, id) && heldAt(sheet, id).order === 'first')
  const able = ids.every((id) => constantOf(sheet, id) !== null || valueAt(sheet, id).shape.length === 4)
  if (!first || !able) return { names: ids.map((id) => asLast(sheet, id)), order: 'last' }
  return { names: ids.map((id) => firstOf(sheet, id)), order: 'first' }
}

function firstOf(sheet: Sheet, id: number): string {
  const constant = constantOf(sheet, id)
  if (!constant) return asFirst(sheet, id)
  if (constant.dtype !== 'float32') throw new NotWritten(`a constant of the type ${constant.dtype}`)
  const { shape, data } = constant
  if (data.length === 1) return floats(sheet, Float32Array.from(data), [])
  const full = [...Array<number>(4 - shape.length).fill(1), ...shape]
  const turned = permuted({ ...constant, shape: full }, TO_FIRST)
  return floats(
    sheet,
    turned,
    TO_FIRST.map((axis) => full[axis] ?? 1),
  )
}

const pair =
  (
    write: (sheet: Sheet, names: readonly string[]) => string,
    inputs: readonly string[] = ['a', 'b'],
  ): Write =>
  ({ sheet, id }) => {
    const { names, order } = together(sheet, inputs.map(id))
    return [{ name: write(sheet, names), order }]
  }

const plain = (op: string) => pair((sheet, names) => put(sheet, op, names))

function squaredDifference(sheet: Sheet, names: readonly string[]): string {
  const difference = put(sheet, 'Sub', names)
  return put(sheet, 'Mul', [difference, difference])
}

function normalised({ sheet, id, operation, attribute, shape }: Asked): readonly Held[] {
  if (shape('x').length !== 4) throw new NotWritten('a batch norm of other than maps')
  const width = shape('x')[3] ?? 1
  const of = (name: string, otherwise: number) => {
    const given = operation.inputs[name]
    const data = given === undefined ? null : fixed(sheet, given, 'a batch norm').data
    if (data && data.length !== width) throw new NotWritten('a batch norm for each place')
    return floats(sheet, data ? Float32Array.from(data) : new Float32Array(width).fill(otherwise), [width])
  }
  const moments = [of('scale', 1), of('offset', 0), of('mean', 0), of('variance', 1)]
  const epsilon = { f: Number(attribute('varianceEpsilon') ?? 1e-3) }
  const name = put(sheet, 'BatchNormalization', [asFirst(sheet, id('x')), ...moments], { epsilon })
  return [{ name, order: 'first' }]
}

export const pairs: Writers = {
  Add: plain('Add'),
  Sub: plain('Sub'),
  Multiply: plain('Mul'),
  RealDiv: plain('Div'),
  Pow: plain('Pow'),
  Maximum: plain('Max'),
  Minimum: plain('Min'),
  Prelu: pair((sheet, names) => put(sheet, 'PRelu', names), ['x', 'alpha']),
  SquaredDifference: pair(squaredDifference),
  AddN: (asked) => {
    const names = Object.keys(asked.operation.inputs)
    return pair((sheet, values) => put(sheet, 'Sum', values), names)(asked)
  },
  FusedBatchNorm: normalised,
}
