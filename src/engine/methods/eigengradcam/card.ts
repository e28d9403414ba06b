import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'eigengradcam',
  name: 'EigenGradCAM',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'L = relu(P(g A))',
  about: 'The map highlights the strongest common pattern of activation times gradient.',
  goodFor: 'An EigenCAM that knows the class; its sign is a convention.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
} as const satisfies MethodCard
