import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'kpcacam',
  name: 'KPCA-CAM',
  paper:
    'Karmani, Sivakaran, Prasad, Ali, Yang, Tang: KPCA-CAM: Visual Explainability of Deep Computer Vision Models using Kernel PCA, 2024, arxiv.org/abs/2410.00267',
  formula: 'L = relu(first component of the centred kernel tanh(x_i x_j / K + 1))',
  about: 'The map highlights the strongest pattern among the places, found with a sigmoid kernel.',
  goodFor:
    'Patterns that are not linear in the channels; it does not depend on the class, its sign is a convention.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['activations'],
  grid: 'layer',
} as const satisfies MethodCard
