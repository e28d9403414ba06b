// FEM, hal.science/hal-02963298: w_k = share of places with A_k > mean + k std (of the population).
import { add, cast, greater, mean, moments, mul, sqrt, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => {
  return {
    weights: tidy(() => {
      const activations = probe.activations()
      const { mean: middle, variance } = moments(activations, [1, 2], true)
      const threshold = add(middle, mul(sqrt(variance), params.k))
      return mean(cast(greater(activations, threshold), 'float32'), [1, 2], true)
    }),
  }
}
