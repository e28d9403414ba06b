// Theano convolves where TensorFlow correlates: kernels that were learned under it stand the other way round in the
// file. Keras 2 turned them when it read them, by the `backend` that the file states; so does this.
import { reverse, squeeze, type Tensor, transpose } from '@tensorflow/tfjs-core'
import { asObject, type Json } from '../json'
import { classOf, isContainer, layersOf } from './kerasJson'

export const TURNED = "The kernels were learned under Theano; they were turned to TensorFlow's way."

/** Option of a layer whose kernel is turned as it is read. */
const KEY = 'kernel_turned'
/** Options of layers that Keras 1 wrote. */
export const SWAPPED = 'kernel_swapped'
export const ROW = 'kernel_of_a_row'

/** Those that Keras turned: its separable and depthwise convolutions it left as they were. */
const TURNING = new Set(['Conv1D', 'Conv2D', 'Conv2DTranspose'])

export function withTurnedKernels(model: Json): Json {
  const layers = layersOf(model).map((layer) => {
    if (isContainer(layer)) return withTurnedKernels(layer)
    return TURNING.has(classOf(layer))
      ? { ...layer, config: { ...asObject(layer.config), [KEY]: true } }
      : layer
  })
  return { ...model, config: Array.isArray(model.config) ? layers : { ...asObject(model.config), layers } }
}

/**
 * [rows, columns, ...] or [steps, in, out], the windows back to front; and what Keras 1 laid out in another way, a
 * transposed convolution as [rows, columns, in, out] and a convolution of a sequence as [steps, 1, in, out]. A new tensor.
 */
export function todaysKernel(kernel: Tensor, config: Json, name: string): Tensor {
  if (name !== 'kernel') return kernel
  return [
    config[SWAPPED] === true ? (x: Tensor) => transpose(x, [0, 1, 3, 2]) : null,
    config[ROW] === true ? (x: Tensor) => squeeze(x, [1]) : null,
    config[KEY] === true ? (x: Tensor) => reverse(x, x.rank === 3 ? [0] : [0, 1]) : null,
  ].reduce((given, change) => {
    if (!change) return given
    const made = change(given)
    given.dispose()
    return made
  }, kernel)
}

/** The shape in the file of what `todaysKernel` gives the shape `wanted`. */
export function storedShape(wanted: readonly number[], config: Json, name: string): readonly number[] {
  if (name !== 'kernel') return wanted
  const [first = 1, second = 1, third = 1, fourth = 1] = wanted
  if (config[SWAPPED] === true) return [first, second, fourth, third]
  return config[ROW] === true ? [first, 1, second, third] : wanted
}
