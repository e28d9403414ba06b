import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'fullgrad',
  name: 'FullGrad',
  paper:
    'Srinivas, Fleuret: Full-Gradient Representation for Neural Network Visualization, 2019, arxiv.org/abs/1905.00780',
  formula: 'L = norm|dS/dx x| + sum over layers and channels of norm|b dS/db|',
  about: 'The map highlights places by the gradients of the picture and of every bias.',
  goodFor: 'Fine maps that no single layer gives; signs are lost, and the chosen layer plays no part.',
  cost: 'a few passes',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['picture gradient'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
