import type { MethodCard } from '../../types'

export const card = {
  id: 'inputxgradient',
  name: 'Input times gradient',
  paper:
    'Shrikumar, Greenside, Shcherbina, Kundaje: Not Just a Black Box: Learning Important Features Through Propagating Activation Differences, 2016, arxiv.org/abs/1605.01713',
  formula: 'L = relu(sum over colours of x dS/dx)',
  about: 'The map highlights pixels by their value times the gradient of the score there.',
  goodFor:
    'One pass at the grain of the picture; where the scaling puts zero decides which pixels can count.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['picture gradient'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
