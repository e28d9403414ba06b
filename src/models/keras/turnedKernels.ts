// Theano convolves where TensorFlow correlates: kernels that were learned under it stand the other way round in the
// file. Keras 2 turned them when it read them, by the `backend` that the file states; so does this.
import { reverse, type Tensor } from '@tensorflow/tfjs-core'
import { asObject, type Json } from '../json'
import { classOf, isContainer, layersOf } from './kerasJson'

export const TURNED = "The kernels were learned under Theano; they were turned to TensorFlow's way."

/** Option of a layer whose kernel is turned as it is read. */
const KEY = 'kernel_turned'

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

/** [rows, columns, ...] or [steps, in, out], the windows back to front; a new tensor. */
export function turnedKernel(kernel: Tensor, config: Json, name: string): Tensor {
  if (config[KEY] !== true || name !== 'kernel') return kernel
  const made = reverse(kernel, kernel.rank === 3 ? [0] : [0, 1])
  kernel.dispose()
  return made
}
