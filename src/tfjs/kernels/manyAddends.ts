// The sum of many tensors binds them all at once on WebGPU, whose shaders read no more than eight buffers.
import { engine, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

/** With the answer, eight. */
const MOST = 7

export const inGroups: Repair = () => (original) => (call) => {
  const all = Object.values(call.inputs) as unknown as Tensor[]
  if (all.length <= MOST) return original(call)
  return tidy(() => {
    let [sum, ...rest] = all as [Tensor, ...Tensor[]]
    for (; rest.length > 0; rest = rest.slice(MOST - 1)) {
      const group = [sum, ...rest.slice(0, MOST - 1)]
      sum = engine().runKernel('AddN', group as never) as Tensor
    }
    return sum
  })
}
