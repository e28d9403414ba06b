// Convolution over three axes of space, as a sum of convolutions over the last two: one for each place of the window along
// the first. Lambda layers have such ones.
import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../host/host'
import { inputAt, int, ints, refuse } from './ask'
import { convolve, filterForm, lowerConvolution, type Shapes } from './convolution'
import type { Call, Form, Lowering, Operators } from './operator'
import { placeWindows, spaceOf, type Windows } from './windows'

const withoutFirst = ({ kernel, strides, dilations, pads, out }: Windows): Windows => ({
  kernel: kernel.slice(1),
  strides: strides.slice(1),
  dilations: dilations.slice(1),
  pads: pads.slice(1),
  out: out.slice(1),
})

/** x [n, c, d, h, w], weights [k, c / groups, d, h, w] */
export function lowerVolume(call: Call): Lowering {
  const [x, weights] = [inputAt(call, 0), inputAt(call, 1)]
  const [k = 0, each = 0, ...kernel] = weights.shape
  const [n = 1, channels = 0] = x.shape
  const groups = int(call, 'group', 1)
  if (weights.shape.length !== 5 || each * groups !== channels || k % groups !== 0)
    throw refuse(
      call,
      `has weights [${weights.shape.join(', ')}] for ${channels} channels in ${groups} groups`,
    )
  const windows = placeWindows(call, spaceOf(x), ints(call, 'kernel_shape') ?? kernel)
  const shapes = { groups, windows: withoutFirst(windows), channels: [channels, k], line: false } as const
  const bias = call.inputs[2]
  return {
    outputs: [{ shape: [n, k, ...windows.out], kind: 'float', layout: 'file' }],
    takes: bias ? [0, 1, 2] : [0, 1],
    forms: [{ layout: 'file' }, filters(shapes, windows.kernel[0] ?? 1)],
    compute: ([t, filter, added]) => {
      const slabs = openSlabs(t as tf.Tensor, windows)
      const parts = Array.from({ length: windows.kernel[0] ?? 1 }, (_, i) => {
        const own = tf.squeeze(tf.slice(filter as tf.Tensor, i, 1), [0])
        return convolve(shapes, [slabs(i), own, i === 0 ? added : undefined])
      })
      const y = tf.reshape(tf.addN(parts), [n, windows.out[0] ?? 1, ...windows.out.slice(1), k])
      return [tf.transpose(y, [0, 4, 1, 2, 3])]
    },
  }
}

/** The filter of each place along the first axis. */
function filters(shapes: Shapes, depth: number): Form {
  const { make } = filterForm(shapes)
  const of = (t: tf.Tensor, i: number) => {
    const plane = tf.squeeze(tf.slice(t, [0, 0, i], [-1, -1, 1]), [2])
    return make ? make(plane) : plane
  }
  return {
    layout: 'file',
    key: `filters ${shapes.groups}`,
    make: (t) => tf.stack(Array.from({ length: depth }, (_, i) => of(t, i))),
  }
}

/** The slices that the i-th place of all windows meets, as pictures [n out, h, w, c]. */
function openSlabs(t: tf.Tensor, { pads, strides, dilations, out }: Windows): (i: number) => tf.Tensor4D {
  const last = tf.transpose(t, [0, 2, 3, 4, 1])
  const [n = 1, depth = 1, ...rest] = last.shape
  const [before, after] = pads[0] ?? [0, 0]
  const flat = tf.pad(tf.reshape(last, [n, depth, sizeOf(rest)]), [
    [0, 0],
    [before, after],
    [0, 0],
  ])
  const stride = strides[0] ?? 1
  const dilation = dilations[0] ?? 1
  const count = out[0] ?? 1
  return (i) => {
    const begin = i * dilation
    const end = [n, begin + (count - 1) * stride + 1, sizeOf(rest)]
    const slab = tf.stridedSlice(flat, [0, begin, 0], end, [1, stride, 1])
    return tf.reshape(slab, [n * count, ...rest] as [number, number, number, number])
  }
}

export const convolution: Operators = {
  Conv: {
    lower: (call) => (inputAt(call, 0).shape.length === 5 ? lowerVolume(call) : lowerConvolution(call)),
  },
}
