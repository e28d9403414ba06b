import type { MethodCard } from '../../types'
import { baseline } from '../shared/params'

export const card = {
  id: 'integratedgradients',
  name: 'Integrated gradients',
  paper: 'Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks, 2017, arxiv.org/abs/1703.01365',
  formula: 'L = sum over colours of (x - b) * mean of dS/dx along the way from b to x',
  about: 'The map highlights pixels by what they add to the score on the way from a baseline to the picture.',
  goodFor:
    'The shares of all pixels add up to the change of the score; what the baseline looks like decides what counts as absent.',
  cost: 'many passes',
  params: [
    {
      name: 'steps',
      label: 'Steps',
      kind: 'integer',
      initial: 32,
      min: 2,
      max: 500,
      help: 'Places on the way at which the gradient is taken.',
    },
    baseline('zero'),
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['picture gradient'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
