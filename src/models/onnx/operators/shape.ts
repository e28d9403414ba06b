// Operators that ask for a shape or give the same numbers another one.
import { cast, reshape, type Tensor } from '@tensorflow/tfjs-core'
import { type Host, hostOf, isFloat, listOf, sizeOf } from '../host/host'
import { type ElementType, TYPES } from '../proto/types'
import { kindOf, type Value } from '../trace/value'
import { axesIn, flag, inputAt, int, listAt, refuse } from './ask'
import { unary } from './elementwise'
import { hostsOf } from './fold'
import type { Call, Lowering, Operator, Operators } from './operator'
import { forSeveral, statesFewer } from './severalPictures'

/** The same numbers in another shape, in the file's order. */
export function reshaped(x: Value, shape: readonly number[]): Lowering {
  const same = shape.length === x.shape.length && shape.every((size, axis) => size === x.shape[axis])
  const layout = same ? x.layout : 'file'
  return {
    outputs: [{ shape, kind: x.kind, layout }],
    takes: [0],
    forms: [{ layout }],
    compute: ([t]) => [same ? (t as Tensor) : reshape(t as Tensor, [...shape])],
  }
}

const reshaping = (shapeOf: (call: Call, x: Value) => readonly number[]): Operator => ({
  lower: (call) => reshaped(inputAt(call, 0), shapeOf(call, inputAt(call, 0))),
  fold: (call) => {
    const x = inputAt(call, 0)
    const host = x.host?.()
    return host ? [{ ...host, shape: shapeOf(call, x) }] : null
  },
})

/** 0 keeps a size, -1 is what is left. */
function readTarget(call: Call, x: Value): number[] {
  const wanted = listAt(call, 1, 'shape') ?? []
  const zeros = flag(call, 'allowzero')
  const sizes = wanted.map((size, axis) => (size === 0 && !zeros ? (x.shape[axis] ?? 0) : size))
  const total = sizeOf(x.shape)
  const rest = sizeOf(sizes.filter((size) => size !== -1))
  const left = total / (statesFewer(call, x, wanted) ? call.pictures : 1)
  const filled = sizes.map((size) => (size === -1 ? left / Math.max(rest, 1) : size))
  if (filled.every(Number.isInteger)) {
    if (sizeOf(filled) === total) return filled
    const all = forSeveral(filled, x.shape, call.pictures)
    if (all) return all
  }
  throw refuse(call, `cannot give [${x.shape.join(', ')}] the shape [${wanted.join(', ')}]`)
}

function flatShape(call: Call, x: Value): number[] {
  const axis = int(call, 'axis', 1)
  const at = axis < 0 ? axis + x.shape.length : axis
  return [sizeOf(x.shape.slice(0, at)), sizeOf(x.shape.slice(at))]
}

function squeezed(call: Call, x: Value): number[] {
  const given = listAt(call, 1, 'axes')
  const axes = given
    ? axesIn(call, given, x.shape.length)
    : x.shape.flatMap((size, i) => (size === 1 ? [i] : []))
  const wrong = axes.find((axis) => x.shape[axis] !== 1)
  if (wrong !== undefined) throw refuse(call, `drops the axis ${wrong} of [${x.shape.join(', ')}]`)
  return x.shape.filter((_, axis) => !axes.includes(axis))
}

function unsqueezed(call: Call, x: Value): number[] {
  const given = listAt(call, 1, 'axes') ?? []
  const rank = x.shape.length + given.length
  const axes = new Set(axesIn(call, given, rank))
  const left = [...x.shape]
  return Array.from({ length: rank }, (_, axis) => (axes.has(axis) ? 1 : (left.shift() ?? 1)))
}

/** Part of the shape, from opset 15 on. */
const shapeOperator: Operator = {
  lower: (call) => {
    throw refuse(call, 'has no shape to tell')
  },
  fold: (call) => {
    const { shape } = inputAt(call, 0)
    const place = (at: number) => Math.max(0, Math.min(shape.length, at < 0 ? at + shape.length : at))
    return [listOf(shape.slice(place(int(call, 'start', 0)), place(int(call, 'end', shape.length))))]
  },
}

const size: Operator = {
  lower: shapeOperator.lower,
  fold: (call) => [hostOf('int64', [], [sizeOf(inputAt(call, 0).shape)])],
}

/** Float to float is nothing; to whole numbers it cuts what is behind the point. */
const casting: Operator = {
  lower: (call) => {
    const kind = call.op === 'CastLike' ? inputAt(call, 1).kind : kindOf(wantedType(call))
    const dtype = ({ float: 'float32', int: 'int32', bool: 'bool' } as const)[kind]
    return unary(call, (x) => (x.dtype === dtype ? x : cast(x, dtype)), kind)
  },
  fold: (call) => {
    const [host, like] = hostsOf(call)
    if (!host) return null
    const type = call.op === 'CastLike' ? (like?.type ?? 'float32') : wantedType(call)
    return [castHost(host, type)]
  },
}

function wantedType(call: Call): ElementType {
  const type = TYPES[int(call, 'to', 1) as keyof typeof TYPES]
  if (!type || type === 'string') throw refuse(call, 'casts to a type that nothing here computes with')
  return type
}

function castHost({ shape, data }: Host, type: ElementType): Host {
  const one = (x: number) => {
    if (type === 'bool') return x === 0 ? 0 : 1
    if (!isFloat(type)) return Math.trunc(x)
    return type === 'float64' ? x : Math.fround(x)
  }
  return { type, shape, data: Array.from(data, one) }
}

/** In inference the same value; a mask of ones where somebody asks. */
const dropout: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    return unary(call, (t) => t, x.kind)
  },
}

export const shape: Operators = {
  Reshape: reshaping(readTarget),
  Flatten: reshaping(flatShape),
  Squeeze: reshaping(squeezed),
  Unsqueeze: reshaping(unsqueezed),
  Shape: shapeOperator,
  Size: size,
  Cast: casting,
  CastLike: casting,
  Dropout: dropout,
}
