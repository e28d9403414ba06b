// FakeQuantWithMinMaxVars, which TensorFlow.js passes over: values rounded to the steps of a range, as quantisation-aware
// training leaves it in a graph. The gradient passes within the range (Jacob et al. 2018, arXiv 1712.05877).
import {
  add,
  clipByValue,
  customGrad,
  div,
  floor,
  greaterEqual,
  lessEqual,
  logicalAnd,
  maximum,
  minimum,
  mul,
  sub,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'

export interface Rounding {
  readonly bits: number
  readonly narrow: boolean
}

/** x, and the two ends of its range, scalars. */
export function fakeQuant(
  x: Tensor,
  [low, high]: readonly [Tensor, Tensor],
  { bits, narrow }: Rounding,
): Tensor {
  const first = narrow ? 1 : 0
  const last = 2 ** bits - 1
  const scale = div(sub(high, low), last - first)
  // Zero lies on a step: the range is moved by less than one.
  const zero = clipByValue(floor(add(sub(first, div(low, scale)), 0.5)), first, last)
  const from = mul(sub(first, zero), scale)
  const to = mul(sub(last, zero), scale)
  const stepped = customGrad((value, keep) => {
    const input = value as Tensor
    const save = keep as unknown as (tensors: Tensor[]) => void
    const steps = floor(add(div(sub(minimum(maximum(input, from), to), from), scale), 0.5))
    const inside = logicalAnd(greaterEqual(input, from), lessEqual(input, to))
    save([inside])
    return {
      value: add(mul(steps, scale), from),
      gradFunc: (dy, [within]) => where(within as Tensor, dy as Tensor, zerosLike(dy as Tensor)),
    }
  })
  return stepped(x)
}
