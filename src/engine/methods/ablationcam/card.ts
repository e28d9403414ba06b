import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth } from '../shared/params'

export const card = {
  id: 'ablationcam',
  name: 'Ablation-CAM',
  paper:
    'Desai, Ramaswamy: Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free Localization, 2020, openaccess.thecvf.com/content_WACV_2020/html/Desai_Ablation-CAM_Visual_Explanations_for_Deep_Convolutional_Network_via_Gradient-free_Localization_WACV_2020_paper.html',
  formula: 'w_k = (S - S without A_k) / S; L = relu(sum_k w_k A_k)',
  about: 'The map highlights the channels whose removal lowers the score.',
  goodFor:
    'Needs no gradients and runs only the part behind the layer; a score of zero or less turns its weights around.',
  cost: 'per channel',
  params: [eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'head'],
  grid: 'layer',
} as const satisfies MethodCard
