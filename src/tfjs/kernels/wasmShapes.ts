// Kernels of wasm that read shapes or types otherwise than they are: slopes that are not as long as the last axis, floats
// of a row with one mark, and poolings that begin their search at a number above all negative ones.
import { engine, type NamedAttrMap, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

const run = (kernelName: string, inputs: Readonly<Record<string, Tensor>>, attrs: object = {}) =>
  engine().runKernel(kernelName, inputs, attrs as NamedAttrMap) as Tensor

/** Prelu: slopes spread over all of x. */
export const spreadSlopes: Repair = () => (original) => (call) => {
  const { x, alpha } = call.inputs as unknown as Record<'x' | 'alpha', Tensor>
  const same = alpha.shape.join() === x.shape.join()
  if (same || alpha.shape.slice(0, -1).every((size) => size === 1)) return original(call)
  return tidy(() => {
    const spread = run('Add', { a: run('ZerosLike', { x }), b: alpha })
    return original({ ...call, inputs: { x, alpha: spread } as never }) as Tensor
  })
}

/** OneHot: a whole 1 and 0, and floats made of them. */
export const markedWhole: Repair = () => (original) => (call) => {
  const { dtype, onValue, offValue } = call.attrs as unknown as Record<string, number | string>
  if (dtype !== 'float32') return original(call)
  return tidy(() => {
    const attrs = { ...call.attrs, dtype: 'int32', onValue: 1, offValue: 0 } as never
    const marks = run('Cast', { x: original({ ...call, attrs }) as Tensor }, { dtype: 'float32' })
    if (onValue === 1 && offValue === 0) return marks
    const number = (value: number) => run('Fill', {}, { shape: [], value, dtype: 'float32' })
    const step = number(Number(onValue) - Number(offValue))
    return run('Add', { a: run('Multiply', { a: marks, b: step }), b: number(Number(offValue)) })
  })
}

/** Poolings: of x less its smallest value, which is put back. */
export const fromNought: Repair = () => (original) => (call) => {
  const x = call.inputs.x as Tensor
  return tidy(() => {
    const flat = run('Reshape', { x }, { shape: [x.size] })
    const least = run('Min', { x: flat }, { axis: 0, keepDims: false })
    const raised = run('Sub', { a: x, b: least })
    const found = original({ ...call, inputs: { x: raised } as never })
    const [values, ...rest] = [found].flat() as [Tensor, ...Tensor[]]
    const lowered = run('Add', { a: values, b: least })
    return rest.length > 0 ? [lowered, ...rest] : lowered
  })
}

/** The gradient of a pooling: it asks only where the largest value lies, which is the same of x less its smallest one. */
export const raisedFirst: Repair = () => (original) => (call) => {
  const { input } = call.inputs as unknown as Record<'input', Tensor>
  return tidy(() => {
    const flat = run('Reshape', { x: input }, { shape: [input.size] })
    const least = run('Min', { x: flat }, { axis: 0, keepDims: false })
    const one = run('Fill', {}, { shape: [], value: 1, dtype: 'float32' })
    const raised = run('Add', { a: run('Sub', { a: input, b: least }), b: one })
    return original({ ...call, inputs: { ...call.inputs, input: raised } as never }) as Tensor
  })
}
