// SmoothGrad, arxiv.org/abs/1706.03825: the gradient of the picture, averaged over noisy copies.
import {
  add,
  dispose,
  max,
  min,
  mul,
  sub,
  type Tensor,
  type Tensor4D,
  tidy,
  zerosLike,
} from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { strongestColour } from '../guidedbackprop/explain'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, { samples, std, seed }) => {
  let total: Tensor = zerosLike(probe.picture)
  try {
    for (let i = 0; i < samples; i++) {
      const noisy = tidy(() => {
        const range = sub(max(probe.picture), min(probe.picture))
        return add(probe.picture, mul(probe.noise(probe.picture.shape, std, seed * 1000 + i), range))
      }) as Tensor4D
      const draw = probe.at(noisy)
      noisy.dispose()
      const gradients = draw.gradientsAt([probe.classifier.input])
      draw.close()
      const next = tidy(() => add(total, gradients[0] as Tensor))
      dispose([total, ...gradients])
      total = next
      await probe.step(i + 1, samples)
    }
    // A mean has the shape of its sum: the map is min-maxed.
    return { map: tidy(() => strongestColour(mul(total, 1 / samples))) }
  } finally {
    total.dispose()
  }
}
