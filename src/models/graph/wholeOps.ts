// Divisions that cut towards zero, as C's do: TensorFlow.js rounds them down, or does not divide whole numbers wholly.
import type { GraphNode, OpExecutor } from '@tensorflow/tfjs-converter'
import { abs, cast, div, floor, floorDiv, mul, sign, sub, type Tensor } from '@tensorflow/tfjs-core'

const isWhole = (a: Tensor, b: Tensor) => a.dtype === 'int32' && b.dtype === 'int32'

/** a / b, of whole numbers cut towards zero. */
export function divided(a: Tensor, b: Tensor): Tensor {
  if (!isWhole(a, b)) return div(a, b)
  return cast(mul(floorDiv(abs(a), abs(b)), mul(sign(a), sign(b))), 'int32')
}

/** What a division of a by b cut towards zero leaves; it has the sign of a. Without the kernel Mod, which wasm lacks. */
export function remainder(a: Tensor, b: Tensor): Tensor {
  const times = isWhole(a, b) ? divided(a, b) : cut(div(a, b))
  return sub(a, mul(times, b))
}

const cut = (x: Tensor) => mul(floor(abs(x)), sign(x))

const ofTwo =
  (compute: (a: Tensor, b: Tensor) => Tensor): OpExecutor =>
  ({ inputs: [a, b] }: GraphNode) =>
    compute(a as Tensor, b as Tensor)

export const WHOLE_OPS: Readonly<Record<string, OpExecutor>> = {
  Div: ofTwo(divided),
  TruncateDiv: ofTwo(divided),
  Mod: ofTwo(remainder),
  TruncateMod: ofTwo(remainder),
}
