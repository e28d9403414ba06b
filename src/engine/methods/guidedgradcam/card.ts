import type { MethodCard } from '../../types'

export const card = {
  id: 'guidedgradcam',
  name: 'Guided Grad-CAM',
  paper:
    'Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, 2017, arxiv.org/abs/1610.02391',
  formula: 'L = guided backpropagation times Grad-CAM at the size of the picture',
  about: 'The map highlights the pixels of guided backpropagation where Grad-CAM is strong.',
  goodFor: 'Edges of the explained object; its detail is that of guided backpropagation.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients', 'picture gradient'],
  grid: 'picture',
} as const satisfies MethodCard
