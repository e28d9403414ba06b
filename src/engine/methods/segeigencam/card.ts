import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'segeigencam',
  name: 'SegEigenCAM',
  paper:
    'Chung, Ying: Seg-Eigen-CAM: Eigen-Value-Based Visual Explanations for Semantic Segmentation Models, 2025, doi.org/10.3390/app15137562',
  formula: 'L = relu(P(|g| A)), its sign chosen so that the larger peak is positive',
  about: 'The map highlights the strongest common pattern of activation times the size of the gradient.',
  goodFor: 'Segmentation scores; the size of a gradient does not say whether a place speaks for or against.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
} as const satisfies MethodCard
