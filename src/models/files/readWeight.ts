// A weight out of the bytes of a TensorFlow.js model.
import { io, type Tensor, tensor as tensorOf } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
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
