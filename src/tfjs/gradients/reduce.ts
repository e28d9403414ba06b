// Extremes over axes: tied values share the gradient, as in TensorFlow; TensorFlow.js gives each of them all of it,
// so that a channel of zeros under a global max pooling counts once for every cell. And products over axes.
import {
  cast,
  div,
  equal,
  type GradConfig,
  max,
  min,
  mul,
  type ProdAttrs,
  reshape,
  sum,
  type Tensor,
  transpose,
  util,
} from '@tensorflow/tfjs-core'
import { productsAround } from './cumsum'
import { gradient } from './gradient'

/** Nothing means all axes. */
type Axes = number | number[] | null

function shared(dy: Tensor, x: Tensor, { extreme, axes }: { extreme: Tensor; axes: number[] }): Tensor {
  // The product makes a float tensor: on WebGPU a cast leaves the booleans as they are, and a sum cannot read them.
  const hit = mul(cast(equal(x, extreme), 'float32'), 1)
  return mul(reshape(dy, extreme.shape), div(hit, sum(hit, axes, true)))
}

function extremeGradient(kernelName: string, extreme: typeof max): GradConfig {
  return gradient(kernelName, ['x'], (dy, { x }, attrs: { reductionIndices?: Axes; axis?: Axes }) => ({
    x: () => {
      const axes = util.parseAxisParam((attrs.reductionIndices ?? attrs.axis ?? null) as number, x.shape)
      return shared(dy, x, { extreme: extreme(x, axes, true), axes })
    },
  }))
}

/** Each factor's gradient is the product of all before and all after it: right where a factor is zero. */
function factors(dy: Tensor, x: Tensor, axes: number[]): Tensor {
  const others = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
  const order = [...others, ...axes]
  const arranged = transpose(x, order)
  const rows = reshape(arranged, [dy.size, x.size / dy.size])
  const [before, after] = productsAround(rows)
  const spread = reshape(mul(reshape(dy, [dy.size, 1]), mul(before, after)), arranged.shape)
  return transpose(
    spread,
    order.map((_, axis) => order.indexOf(axis)),
  )
}

const product = gradient('Prod', ['x'], (dy, { x }, { axis }: ProdAttrs) => ({
  x: () => factors(dy, x, util.parseAxisParam(axis, x.shape)),
}))

export const reduce = [extremeGradient('Max', max), extremeGradient('Min', min), product]
