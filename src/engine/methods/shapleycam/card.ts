import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'shapleycam',
  name: 'ShapleyCAM',
  paper: 'Cai: CAMs as Shapley Value-based Explainers, 2025, arxiv.org/abs/2501.06261',
  formula: 'w_k = mean_ij (g - H A / 2); L = relu(sum_k w_k A_k), H = d2S/dA2',
  about: 'The map highlights what Grad-CAM does, with a correction by the curvature of the score.',
  goodFor:
    'Nonlinear heads; where the head is piecewise linear, as behind ReLUs with a logit target, it equals Grad-CAM.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
} as const satisfies MethodCard
