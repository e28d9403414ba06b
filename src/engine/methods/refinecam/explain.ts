// RefineCAM, arxiv.org/abs/2605.14641: the maps of several layers, multiplied. The product is the pipeline's.
import { tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { baseWeights } from '../shared/weights'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => ({
  weights: tidy(() => baseWeights(params.base, probe.gradients(), probe)),
})
