// What the GPU backends do up to rank 4 only, though their other kernels reach rank 6 (window attention needs 5).
import {
  engine,
  reshape,
  type StridedSliceAttrs,
  stridedSlice,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { alongAxis } from '../gradients/axes'
import { infoOf } from '../gradients/stridedSlice'
import type { Repair } from './repair'

/** One axis after another, each through rank 3. */
export const slicedByAxes: Repair = () => (original) => (call) => {
  const x = call.inputs.x as Tensor
  const attrs = call.attrs as unknown as StridedSliceAttrs
  if (x.rank <= 4 || attrs.newAxisMask || attrs.shrinkAxisMask) return original(call)
  const { begin, end, strides } = infoOf(x.shape, attrs)
  return tidy(() =>
    begin.reduce<Tensor>((t, first, axis) => {
      const last = end[axis] ?? 0
      const step = strides[axis] ?? 1
      // A range that runs backwards past the first cell ends at -1, which as an index would mean the last cell.
      const mask = last < 0 ? 2 : 0
      return alongAxis(t, axis, (flat) =>
        stridedSlice(flat, [0, first, 0], [0, last, 0], [1, step, 1], 5, mask | 5),
      )
    }, x),
  )
}

/** Condition and values are of one shape: they are chosen in a row. */
export const chosenInARow: Repair = () => (original) => (call) => {
  const { condition, t, e } = call.inputs as unknown as Record<'condition' | 't' | 'e', Tensor>
  if (t.rank <= 4) return original(call)
  return tidy(() => {
    const row = (each: Tensor) => reshape(each, [each.size])
    const inputs = { condition: row(condition), t: row(t), e: row(e) }
    return reshape(engine().runKernel('Select', inputs) as Tensor, t.shape)
  })
}

/** WebGPU broadcasts to rank 5 and 6 only what has as many axes already. */
export const withAllAxes: Repair = (kernelName) => (original) => (call) => {
  const names = Object.keys(call.inputs)
  const pair = names.map((name) => call.inputs[name] as Tensor)
  const rank = Math.max(...pair.map((each) => each.shape.length))
  if (rank <= 4 || pair.every((each) => each.shape.length === rank)) return original(call)
  return tidy(() => {
    const widened = pair.map((each) => {
      const ones = new Array<number>(rank - each.shape.length).fill(1)
      return reshape(each, [...ones, ...each.shape])
    })
    const inputs = Object.fromEntries(names.map((name, i) => [name, widened[i] as Tensor]))
    return engine().runKernel(kernelName, inputs, call.attrs as never) as Tensor
  })
}
