// Casts. WebGPU hands booleans and whole numbers on under the name of floats, and shaders that read their buffer
// without asking for its type (transpositions, and so means over the middle) do not compile; a product with 1 makes
// true floats of them. wasm cuts a number to a byte where a boolean is wanted: 0.5 becomes false and -1 255.
import { type CastAttrs, engine, scalar, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

export const trueFloats: Repair = () => (original) => (call) => {
  const x = call.inputs.x as Tensor
  const { dtype } = call.attrs as unknown as CastAttrs
  if (dtype !== 'float32' || (x.dtype !== 'bool' && x.dtype !== 'int32')) return original(call)
  // The product of a whole number and a float is a float: no cast is asked for, which would come back here.
  return tidy(() => engine().runKernel('Multiply', { a: x, b: scalar(1) }) as Tensor)
}

export const trueBooleans: Repair = () => (original) => (call) => {
  const x = call.inputs.x as Tensor
  const { dtype } = call.attrs as unknown as CastAttrs
  if (dtype !== 'bool' || x.dtype === 'bool') return original(call)
  return tidy(() => engine().runKernel('NotEqual', { a: x, b: scalar(0, x.dtype as 'float32') }) as Tensor)
}
