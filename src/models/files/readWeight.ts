// A weight out of the bytes of a TensorFlow.js model.
import { io, type Tensor, tensor as tensorOf } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { halfToFloat } from './half'
import type { WeightRange } from './weights'

/** As a tensor of the present backend, in floats where it is stored narrower. @throws UnsupportedModel */
export function readWeight(range: WeightRange, bytes: ArrayBuffer): Tensor {
  const { name, shape, dtype, quantization, offset, bytes: length } = range
  // What lies as it is needed is not copied: a large file would be there twice.
  if (dtype === 'float32' && !quantization && offset % 4 === 0)
    return tensorOf(new Float32Array(bytes, offset, length / 4), [...shape])
  const spec = { name, shape: [...shape], dtype, ...(quantization ? { quantization } : {}) }
  const tensors = io.decodeWeights(bytes.slice(offset, offset + length), [
    spec,
  ] as unknown as io.WeightsManifestEntry[])
  const tensor = tensors[name]
  if (!tensor) throw failure('UnsupportedModel', `The weight "${name}" could not be read.`)
  return tensor
}

/** Whether `readFloats` reads it. */
export function holdsFloats({ dtype, quantization }: WeightRange): boolean {
  if (dtype !== 'float32' || !quantization) return dtype === 'float32'
  const { scale, min } = quantization
  if (quantization.dtype === 'float16') return true
  return /^uint(8|16)$/.test(quantization.dtype) && scale !== undefined && min !== undefined
}

/** Numbers of a weight of floats: where they lie as they are needed, a view. Half precision and whole numbers decoded. */
export function readFloats(
  { offset, bytes: length, quantization }: WeightRange,
  bytes: ArrayBuffer,
): Float32Array {
  if (!quantization && offset % 4 === 0) return new Float32Array(bytes, offset, length / 4)
  const stored = bytes.slice(offset, offset + length)
  if (!quantization) return new Float32Array(stored)
  const { dtype, scale = 1, min = 0 } = quantization
  if (dtype === 'float16') return Float32Array.from(new Uint16Array(stored), halfToFloat)
  const whole = dtype === 'uint16' ? new Uint16Array(stored) : new Uint8Array(stored)
  return Float32Array.from(whole, (value) => value * scale + min)
}
