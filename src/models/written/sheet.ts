// The ONNX graph while it is written. Maps lie with their channels first, as onnxruntime wants them for the processor;
// what TensorFlow.js says of a value [n, h, w, c] is turned where an operator needs it, once.
import type { ModelText, NodeText, TensorText } from '../onnx/proto/writeModel'
import type { Constant, Recording, Value } from './record'

/** Order of a map's axes: [n, h, w, c] or [n, c, h, w]. */
export type Order = 'last' | 'first'

export interface Held {
  readonly name: string
  readonly order: Order
}

type Attributes = NonNullable<NodeText['attributes']>

export interface Sheet {
  readonly recording: Recording
  readonly nodes: NodeText[]
  readonly weights: Record<string, TensorText>
  readonly held: Map<number, Held>
  readonly shapes: Map<number, Value>
}

/** [n, h, w, c] -> [n, c, h, w] */
export const TO_FIRST = [0, 3, 1, 2]
/** [n, c, h, w] -> [n, h, w, c] */
export const TO_LAST = [0, 2, 3, 1]

/** Why a network cannot be written; scorers then go without. */
export class NotWritten extends Error {}

export function openSheet(recording: Recording): Sheet {
  const shapes = new Map<number, Value>(recording.constants)
  for (const value of [recording.input, ...recording.operations.flatMap(({ outputs }) => outputs)])
    shapes.set(value.id, value)
  return { recording, nodes: [], weights: {}, held: new Map(), shapes }
}

export function valueAt({ shapes }: Sheet, id: number): Value {
  const value = shapes.get(id)
  if (!value) throw new NotWritten(`the value ${id} is unknown`)
  return value
}

export const constantOf = ({ recording }: Sheet, id: number): Constant | null =>
  recording.constants.get(id) ?? null

/** One more node with one output. */
export function put(
  sheet: Sheet,
  op: string,
  inputs: readonly string[],
  attributes: Attributes = {},
): string {
  const name = `v${sheet.nodes.length}`
  sheet.nodes.push({ op, in: inputs, out: [name], attributes })
  return name
}

/** Whole numbers as a constant. */
export function integers(sheet: Sheet, data: readonly number[]): string {
  const raw = new Uint8Array(BigInt64Array.from(data, BigInt).buffer)
  return addWeight(sheet, { shape: [data.length], type: 7, raw })
}

export function floats(sheet: Sheet, data: Float32Array, shape: readonly number[]): string {
  return addWeight(sheet, { shape, raw: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) })
}

function addWeight({ weights }: Sheet, tensor: TensorText): string {
  const name = `w${Object.keys(weights).length}`
  weights[name] = tensor
  return name
}

const TYPES: Readonly<Record<string, number>> = { float32: 1, int32: 6, bool: 9 }

/** The number that ONNX has for a type. */
export function typeOf(dtype: string): number {
  const type = TYPES[dtype]
  if (type === undefined) throw new NotWritten(`values of the type ${dtype}`)
  return type
}

/** A value as it was recorded, maps [n, h, w, c]. */
export function asLast(sheet: Sheet, id: number): string {
  const constant = constantOf(sheet, id)
  if (constant) return constantName(sheet, constant)
  const { name, order } = heldAt(sheet, id)
  if (order === 'last') return name
  const turned = put(sheet, 'Transpose', [name], { perm: TO_LAST })
  sheet.held.set(id, { name: turned, order: 'last' })
  return turned
}

/** A map with its channels first. */
export function asFirst(sheet: Sheet, id: number): string {
  const { name, order } = heldAt(sheet, id)
  if (order === 'first') return name
  const turned = put(sheet, 'Transpose', [name], { perm: TO_FIRST })
  sheet.held.set(id, { name: turned, order: 'first' })
  return turned
}

export function heldAt({ held }: Sheet, id: number): Held {
  const found = held.get(id)
  if (!found) throw new NotWritten(`the value ${id} is not made before it is used`)
  return found
}

/** Where an axis of [n, h, w, c] lies. */
export const axisIn = ({ order }: Held, axis: number) => (order === 'first' ? (TO_LAST[axis] ?? axis) : axis)

function constantName(sheet: Sheet, { id, shape, dtype, data }: Constant): string {
  const known = sheet.held.get(id)
  if (known) return known.name
  const { buffer, byteOffset, byteLength } = data
  const raw = new Uint8Array(buffer, byteOffset, byteLength)
  const name = addWeight(sheet, { shape, type: typeOf(dtype), raw })
  sheet.held.set(id, { name, order: 'last' })
  return name
}

/** @throws NotWritten where the value depends on the pictures */
export function fixed(sheet: Sheet, id: number | undefined, what: string): Constant {
  const constant = id === undefined ? null : constantOf(sheet, id)
  if (!constant) throw new NotWritten(`${what} depends on the picture`)
  return constant
}

/** Numbers in another order of axes. */
export function permuted({ data, shape }: Constant, axes: readonly number[]): Float32Array {
  const sizes = axes.map((axis) => shape[axis] ?? 1)
  const strides = shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1))
  const steps = axes.map((axis) => strides[axis] ?? 1)
  const moved = new Float32Array(data.length)
  const at = sizes.map(() => 0)
  let from = 0
  for (let i = 0; i < moved.length; i++) {
    moved[i] = data[from] ?? 0
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      at[axis] = (at[axis] ?? 0) + 1
      from += steps[axis] ?? 0
      if ((at[axis] ?? 0) < (sizes[axis] ?? 0)) break
      from -= (steps[axis] ?? 0) * (sizes[axis] ?? 0)
      at[axis] = 0
    }
  }
  return moved
}

export function composeModel(sheet: Sheet, output: string, producer: string): ModelText {
  const { input, output: answer } = sheet.recording
  return {
    producer,
    opset: 17,
    nodes: sheet.nodes,
    weights: sheet.weights,
    inputs: { picture: [null, ...input.shape.slice(1)] },
    outputs: { [output]: [null, ...answer.shape.slice(1)] },
  }
}
