import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'gradcamelementwise',
  name: 'Grad-CAM element-wise',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'L = sum_k relu(g_k A_k)',
  about:
    'The map highlights places where single channels raise the score; those that lower it count as nothing.',
  goodFor: 'Seeing all positive evidence; what speaks against the class is never subtracted.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
} as const satisfies MethodCard
