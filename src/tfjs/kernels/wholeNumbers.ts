// Booleans and whole numbers on WebGPU: the shader that transposes writes floats alone and does not compile for others,
// and every reduction over axes that are not the last ones transposes first. Here they are floats on the way, which
// are exact up to 2^24. So they are in strided slices on wasm, which gives whole numbers the name of floats.
import { engine, type NamedAttrMap, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

type Type = 'bool' | 'int32'

/** What each kernel makes of values of that type; null where it answers with a type of its own. */
const ANSWERS: Readonly<Record<string, (type: Type) => Type | null>> = {
  Transpose: (type) => type,
  StridedSlice: (type) => type,
  Max: (type) => type,
  Min: (type) => type,
  Sum: () => 'int32',
  Prod: () => 'int32',
  Mean: () => null,
  Any: () => null,
  All: () => null,
  ArgMax: () => null,
  ArgMin: () => null,
}

export const throughFloats: Repair = (kernelName) => (original) => (call) => {
  const x = call.inputs.x as Tensor
  if (x.dtype !== 'bool' && x.dtype !== 'int32') return original(call)
  const dtype = ANSWERS[kernelName]?.(x.dtype) ?? null
  return tidy(() => {
    const floats = engine().runKernel('Cast', { x }, { dtype: 'float32' }) as Tensor
    const found = engine().runKernel(kernelName, { x: floats }, call.attrs as NamedAttrMap) as Tensor
    return dtype ? (engine().runKernel('Cast', { x: found }, { dtype }) as Tensor) : found
  })
}
