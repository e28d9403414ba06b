// Values made of nothing or of few: constants, ranges, stretched and repeated values, one-hot rows, triangles.
import * as tf from '@tensorflow/tfjs-core'
import { broadcastShape, type Host, hostOf, listOf, sizeOf, stretched } from '../host/host'
import { alikeIn, kindOf } from '../trace/value'
import { axisIn, inputAt, int, known, knownList, knownNumber, refuse } from './ask'
import { hostsOf } from './fold'
import { knownOneHot, knownTile, nonZero } from './knownPlaces'
import type { Call, Lowering, Operator, Operators } from './operator'

/** Most numbers that are filled in one by one; a file that asks for more asks for too much. */
const MOST = 2 ** 26

function refused(call: Call): never {
  throw refuse(call, 'cannot be known before the model runs')
}

/** A tensor, a number or a list as an attribute. */
const constant: Operator = {
  lower: refused,
  fold: (call) => {
    const tensor = call.numbers('value')
    if (tensor) return [tensor]
    const [entry] = [...call.attributes]
    if (!entry) throw refuse(call, 'holds no value')
    const [name, attribute] = entry
    const type = name.includes('float') ? 'float32' : 'int64'
    if (attribute.kind === 'numbers') return [{ ...listOf(attribute.value), type }]
    if (attribute.kind === 'int' || attribute.kind === 'float') return [hostOf(type, [], [attribute.value])]
    throw refuse(call, 'holds a value that nothing here computes with')
  },
}

function checkedSize(call: Call, shape: readonly number[]): number {
  const size = sizeOf(shape)
  if (shape.every((n) => Number.isInteger(n) && n >= 0) && size <= MOST) return size
  throw refuse(call, `asks for a value of the shape [${shape.join(', ')}]`)
}

const filled: Operator = {
  lower: (call) => {
    knownList(call, 0, 'shape')
    return refused(call)
  },
  fold: (call) => {
    const shape = knownList(call, 0, 'shape') ?? []
    const value = call.numbers('value')
    const data = new Float64Array(checkedSize(call, shape)).fill(value?.data[0] ?? 0)
    return [hostOf(value?.type ?? 'float32', shape, data)]
  },
}

const range: Operator = {
  lower: (call) => {
    known(call, 0, 'begin')
    known(call, 1, 'end')
    return refused(call)
  },
  fold: (call) => {
    const [from, to, by] = hostsOf(call)
    const [begin = 0, end = 0, step = 1] = [from?.data[0], to?.data[0], by?.data[0]]
    const count = step === 0 ? 0 : Math.max(0, Math.ceil((end - begin) / step))
    checkedSize(call, [count])
    return [
      hostOf(
        from?.type ?? 'int64',
        [count],
        Array.from({ length: count }, (_, i) => begin + i * step),
      ),
    ]
  },
}

const eyeLike: Operator = {
  lower: (call) => lookup(eye(call)),
  fold: (call) => [eye(call)],
}

function eye(call: Call): Host {
  const { shape } = inputAt(call, 0)
  const k = int(call, 'k', 0)
  const columns = shape[1] ?? 1
  const data = Array.from({ length: sizeOf(shape) }, (_, i) =>
    Math.floor(i / columns) + k === i % columns ? 1 : 0,
  )
  return hostOf('float32', shape, data)
}

/** Numbers that only the shape of the input decides. */
function lookup({ shape, type, data }: Host): Lowering {
  return {
    outputs: [{ shape, kind: kindOf(type), layout: 'file' }],
    takes: [],
    compute: () => [tf.tensor(Float32Array.from(data), [...shape])],
  }
}

/** Stretched along axes of size 1. */
const expansion: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const wanted = knownList(call, 1, 'shape') ?? []
    const shape = broadcastShape([x.shape, wanted])
    if (!shape) throw refuse(call, `cannot stretch [${x.shape.join(', ')}] to [${wanted.join(', ')}]`)
    const layout = shape.length === 4 ? x.layout : 'file'
    const held = layout === 'last' ? [0, 2, 3, 1].map((axis) => shape[axis] ?? 1) : shape
    return {
      outputs: [{ shape, kind: x.kind, layout, alike: alikeIn(x, shape) }],
      takes: [0],
      forms: [{ layout }],
      compute: ([t]) => [tf.broadcastTo(t as tf.Tensor, held as [number])],
    }
  },
  fold: (call) => {
    const [x] = hostsOf(call)
    const shape = x ? broadcastShape([x.shape, knownList(call, 1, 'shape') ?? []]) : null
    return x && shape && checkedSize(call, shape) <= 2 ** 20 ? [stretched(x, shape)] : null
  },
}

const tiling: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const repeats = knownList(call, 1, 'repeats') ?? []
    const shape = x.shape.map((size, axis) => size * (repeats[axis] ?? 1))
    return {
      outputs: [{ shape, kind: x.kind, layout: 'file', alike: alikeIn(x, shape) }],
      takes: [0],
      compute: ([t]) => [tf.tile(t as tf.Tensor, [...repeats])],
    }
  },
}

/** Off and on in the places of the indices, along a new axis. */
const oneHot: Operator = {
  lower: (call) => {
    const indices = inputAt(call, 0)
    const depth = knownNumber(call, 1, 'depth') ?? 0
    const [off = 0, on = 1] = knownList(call, 2, 'values') ?? []
    const rank = indices.shape.length
    const axis = axisIn(call, int(call, 'axis', -1), rank + 1)
    const shape = [...indices.shape.slice(0, axis), depth, ...indices.shape.slice(axis)]
    const order = shape.map((_, i) => (i < axis ? i : i === axis ? rank : i - 1))
    return {
      outputs: [{ shape, kind: inputAt(call, 2).kind, layout: 'file' }],
      takes: [0],
      compute: ([t]) => {
        const whole = tf.cast(t as tf.Tensor, 'int32')
        const positive = tf.where(tf.less(whole, 0), tf.add(whole, tf.scalar(depth, 'int32')), whole)
        // The kernel gives whole numbers: a GPU would cut 0.7 down to 0.
        const marks = tf.cast(tf.oneHot(positive, depth, 1, 0), 'float32')
        return [tf.transpose(tf.add(tf.mul(marks, on - off), off), order)]
      },
    }
  },
}

/** The triangle above or below a diagonal; zeros elsewhere. */
const triangle: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const mask = triangleMask(call, x.shape)
    return {
      outputs: [{ shape: x.shape, kind: x.kind, layout: 'file' }],
      takes: [0],
      compute: ([t]) => {
        const whole = t as tf.Tensor
        return [
          tf.cast(
            tf.mul(tf.cast(whole, 'float32'), tf.tensor(mask.data as number[], [...mask.shape])),
            whole.dtype,
          ),
        ]
      },
    }
  },
}

function triangleMask(call: Call, shape: readonly number[]): Host {
  const [rows = 1, columns = 1] = shape.slice(-2)
  const k = knownNumber(call, 1, 'diagonal') ?? 0
  const upper = int(call, 'upper', 1) !== 0
  const inside = (i: number, j: number) => (upper ? j - i >= k : j - i <= k)
  const data = Array.from({ length: rows * columns }, (_, i) =>
    Number(inside(Math.floor(i / columns), i % columns)),
  )
  return hostOf('float32', [rows, columns], data)
}

export const filling: Operators = {
  Constant: constant,
  ConstantOfShape: filled,
  Range: range,
  EyeLike: eyeLike,
  Expand: expansion,
  Tile: { ...tiling, fold: knownTile },
  OneHot: { ...oneHot, fold: knownOneHot },
  NonZero: nonZero,
  Trilu: triangle,
}
