// RefineCAM, arxiv.org/abs/2605.14641: the maps of several layers, multiplied. The product is the pipeline's.
import { tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { refineCamCard } from './cards/combined'
import { baseWeights } from './weights'

export const refineCam: Method = {
  ...refineCamCard,
  explain: async (probe, params) => ({
    weights: tidy(() => baseWeights(params.base, probe.gradients(), probe)),
  }),
}
