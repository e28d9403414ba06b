// Smooth Grad-CAM++, arxiv.org/abs/1908.01224, as torchcam computes it: the numerator is the second power
// too, and both the last gradient and the activations of the map are those of the last noisy picture.
import {
  add,
  dispose,
  div,
  mul,
  relu,
  reshape,
  slice,
  square,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import type { Explain, ParamsOf, Probe } from '../../types'
import type { card } from './card'

/** Sums over the noisy pictures of the gradient's second and third power, [1, h, w, k] each. */
type Powers = readonly [Tensor, Tensor]

export const explain: Explain<typeof card> = async (probe, params) => {
  const count = params.samples
  let powers: Powers | null = null
  try {
    for (let i = 0; ; i++) {
      const draw = drawOf(probe, params, i)
      powers = withDraw(powers, draw.gradients())
      await probe.step(i + 1, count)
      if (i + 1 >= count) return { products: products(probe, draw, powers, count) }
      draw.close()
    }
  } finally {
    dispose([...(powers ?? [])])
  }
}

function drawOf(probe: Probe, params: ParamsOf<typeof card>, sample: number) {
  const noisy: Tensor4D = tidy(() => add(probe.picture, drawNoise(probe, params, sample)))
  try {
    return probe.at(noisy)
  } finally {
    noisy.dispose()
  }
}

/** Disposes the sums before. */
function withDraw(powers: Powers | null, g: Tensor): Powers {
  const [second, third] = tidy(() => {
    const g2 = square(g)
    const g3 = mul(g2, g)
    return powers ? [add(powers[0], g2), add(powers[1], g3)] : [g2, g3]
  })
  dispose([...(powers ?? [])])
  return [second as Tensor, third as Tensor]
}

/** `last` is the last noisy picture's. */
function products(probe: Probe, last: Probe, [second, third]: Powers, count: number): Tensor {
  return tidy(() => {
    const power2 = div(second, count)
    const total = sum(mul(div(third, count), probe.activations()), [1, 2], true)
    const alpha = div(power2, add(add(mul(power2, 2), total), 1e-8))
    const weights = sum(mul(alpha, relu(last.gradients())), [1, 2], true)
    return mul(weights, last.activations())
  })
}

/** Injected: [samples, N, H, W, C], the first of N; else drawn. */
function drawNoise(probe: Probe, params: ParamsOf<typeof card>, sample: number): Tensor4D {
  const { injected, picture } = probe
  if (!injected) return probe.noise(picture.shape, params.std, params.seed * 1000 + sample) as Tensor4D
  const [samples = 0, n = 0, ...rest] = injected.shape
  if (samples <= sample || n < 1 || rest.join() !== picture.shape.slice(1).join())
    throw failure(
      'BadRecipe',
      `The noise must have the shape [${params.samples}, ${picture.shape.join(', ')}], not [${injected.shape.join(', ')}].`,
    )
  const all = tensor(injected.data, [samples, n, ...rest])
  return reshape(slice(all, [sample, 0, 0, 0, 0], [1, 1, -1, -1, -1]), picture.shape)
}
