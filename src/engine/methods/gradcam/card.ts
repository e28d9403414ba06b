import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'gradcam',
  name: 'Grad-CAM',
  paper:
    'Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, 2017, arxiv.org/abs/1610.02391',
  formula: 'w_k = mean_ij g_kij; L = relu(sum_k w_k A_k), g = dS/dA',
  about: 'The map highlights where the channels lie whose mean gradient raises the score.',
  goodFor:
    'A quick first look at any network; averaging the gradient can highlight places that the score does not use.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  usual: true,
  sameOnUniformGradient: true,
} as const satisfies MethodCard
