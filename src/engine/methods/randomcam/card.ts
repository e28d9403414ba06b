import type { MethodCard } from '../../types'
import { seed } from '../shared/params'

export const card = {
  id: 'randomcam',
  name: 'RandomCAM',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'w_k uniform in [-1, 1]; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels weighted by chance.',
  goodFor: 'A baseline: a method that does not beat it has found nothing.',
  cost: 'one pass',
  params: [seed],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['activations'],
  grid: 'layer',
  usual: true,
  baseline: true,
} as const satisfies MethodCard
