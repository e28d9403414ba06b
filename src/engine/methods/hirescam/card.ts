import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'hirescam',
  name: 'HiResCAM',
  paper:
    'Draelos, Carin: Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks, 2020, arxiv.org/abs/2011.08891',
  formula: 'L = relu(sum_k g_k A_k)',
  about: 'The map highlights each place by what it adds to the score, to first order.',
  goodFor:
    'Exact shares of the score where one linear layer follows; straight before a layer normalisation it is rounding noise.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  sameOnUniformGradient: true,
} as const satisfies MethodCard
