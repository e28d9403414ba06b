import type { MethodCard } from '../../types'

export const card = {
  id: 'guidedbackprop',
  name: 'Guided backpropagation',
  paper:
    'Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for Simplicity: The All Convolutional Net, 2014, arxiv.org/abs/1412.6806',
  formula: 'L = max over colours of |dS/dx|, with only positive gradients through every ReLU',
  about: 'The map highlights pixels by a gradient that passes each ReLU only where it is positive.',
  goodFor: 'Crisp edges; it hardly depends on the class and partly recovers the picture itself.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['picture gradient'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
