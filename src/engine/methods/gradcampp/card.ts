import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'gradcampp',
  name: 'Grad-CAM++',
  paper:
    'Chattopadhyay, Sarkar, Howlader, Balasubramanian: Grad-CAM++: Improved Visual Explanations for Deep Convolutional Networks, 2018, arxiv.org/abs/1710.11063',
  formula: 'a = g^2 / (2 g^2 + sum_ij(A) g^3); w_k = sum_ij a relu(g); L = relu(sum_k w_k A_k)',
  about:
    'The map highlights channels by their positive gradients, each place weighted by a ratio of its powers.',
  goodFor:
    'Several objects of one class; torchcam skips the division by mistake, and its convention reproduces that: w_k = sum relu(g)^3.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  usual: true,
} as const satisfies MethodCard
