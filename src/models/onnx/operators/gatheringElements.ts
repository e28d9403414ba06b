// Picking values one by one by their place along an axis (GatherElements).
import * as tf from '@tensorflow/tfjs-core'
import { type Host, placesOf, sizeOf, stridesOf } from '../host/host'
import type { Value } from '../trace/value'
import { axisIn, inputAt, int } from './ask'
import { foldPicked, fromFront, indicesIn } from './indices'
import type { Call, Lowering, Operator } from './operator'

/** out[i][j] = x[index[i][j]][j] along the axis. */
function gatheredElements(call: Call): Lowering {
  const [x, indices] = [inputAt(call, 0), inputAt(call, 1)]
  const host = indices.host?.()
  const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
  if (!host) return elementsOfThePicture({ x, indices, axis })
  const places = elementPlaces(call, { x, host, axis })
  return {
    outputs: [{ shape: indices.shape, kind: x.kind, layout: 'file' }],
    takes: [0],
    compute: ([t]) => {
      const flat = tf.reshape(t as tf.Tensor, [sizeOf(x.shape)])
      return [tf.reshape(tf.gather(flat, tf.tensor1d(places, 'int32')), [...indices.shape])]
    },
  }
}

interface Picked {
  readonly x: Value
  readonly indices: Value
  readonly axis: number
}

/** By indices that the picture makes: whole rows, where all values of a row are picked alike. */
function elementsOfThePicture(picked: Picked): Lowering {
  const { x, indices, axis } = picked
  const before = sizeOf(x.shape.slice(0, axis))
  const rest = x.shape.flatMap((_, i) => (i > axis ? [i] : []))
  const alike = rest.length > 0 && rest.every((i) => indices.alike?.includes(i))
  const whole = rest.every((i) => x.shape[i] === indices.shape[i])
  return before === 1 && alike && whole ? wholeRows(picked) : oneByOne(picked)
}

function wholeRows({ x, indices, axis }: Picked): Lowering {
  const [size = 1, count = 1] = [x.shape[axis], indices.shape[axis]]
  const inner = sizeOf(x.shape.slice(axis + 1))
  return {
    outputs: [{ shape: indices.shape, kind: x.kind, layout: 'file' }],
    compute: ([t, at]) => {
      const first = tf.slice(tf.reshape(at as tf.Tensor, [count, inner]), [0, 0], [count, 1])
      const places = fromFront(tf.reshape(first, [count]), size)
      const rows = tf.gather(tf.reshape(t as tf.Tensor, [size, inner]), places as tf.Tensor1D)
      return [tf.reshape(rows, [...indices.shape])]
    },
  }
}

/** The places in x are those of the other axes, which are known, and a step for each index. */
function oneByOne({ x, indices, axis }: Picked): Lowering {
  const strides = stridesOf(x.shape)
  const size = sizeOf(indices.shape)
  const others = strides.map((stride, i) => (i === axis ? 0 : stride))
  const bases = placesOf(indices.shape, others)
  const step = strides[axis] ?? 1
  return {
    outputs: [{ shape: indices.shape, kind: x.kind, layout: 'file' }],
    compute: ([t, at]) => {
      const flat = tf.reshape(t as tf.Tensor, [sizeOf(x.shape)])
      const picked = fromFront(tf.reshape(at as tf.Tensor, [size]), x.shape[axis] ?? 0)
      const places = tf.add(tf.mul(picked, tf.scalar(step, 'int32')), tf.tensor1d(bases, 'int32'))
      return [tf.reshape(tf.gatherND(flat, tf.reshape(places, [size, 1])), [...indices.shape])]
    },
  }
}

/** Place in x of each index. */
export function elementPlaces(
  call: Call,
  { x, host, axis }: { readonly x: Value; readonly host: Host; readonly axis: number },
): number[] {
  const strides = stridesOf(x.shape)
  const others = strides.map((stride, i) => (i === axis ? 0 : stride))
  const list = indicesIn(call, host, x.shape[axis] ?? 0)
  const bases = placesOf(host.shape, others)
  return list.map((index, i) => (bases[i] ?? 0) + index * (strides[axis] ?? 1))
}

export const gatherElements: Operator = {
  lower: gatheredElements,
  fold: foldPicked((call, x, host) => {
    const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
    return { shape: [...host.shape], at: elementPlaces(call, { x, host, axis }) }
  }),
}
