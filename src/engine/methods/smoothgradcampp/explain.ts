// Smooth Grad-CAM++, arxiv.org/abs/1908.01224, as torchcam computes it: the numerator is the second power
// too, and both the last gradient and the activations of the map are those of the last noisy picture.
import {
  add,
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

export const explain: Explain<typeof card> = async (probe, params) => {
  const count = params.samples
  const draws: Probe[] = []
  for (let i = 0; i < count; i++) {
    const noisy: Tensor4D = tidy(() => add(probe.picture, noiseOf(probe, params, i)))
    const draw = probe.at(noisy)
    noisy.dispose()
    draw.gradients()
    draws.push(draw)
    await probe.step(i + 1, count)
  }
  return { products: tidy(() => products(probe, draws)) }
}

function products(probe: Probe, draws: readonly Probe[]): Tensor {
  const last = draws.at(-1) ?? probe
  const power2 = average(draws.map((draw) => square(draw.gradients())))
  const power3 = average(draws.map((draw) => mul(square(draw.gradients()), draw.gradients())))
  const total = sum(mul(power3, probe.activations()), [1, 2], true)
  const alpha = div(power2, add(add(mul(power2, 2), total), 1e-8))
  const weights = sum(mul(alpha, relu(last.gradients())), [1, 2], true)
  return mul(weights, last.activations())
}

function average(values: readonly Tensor[]): Tensor {
  return div(
    values.reduce((a, b) => add(a, b)),
    values.length,
  )
}

/** Injected: [samples, N, H, W, C], the first of N; else drawn. */
function noiseOf(probe: Probe, params: ParamsOf<typeof card>, sample: number): Tensor4D {
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
