import type { MethodCard } from '../../types'
import { augSmooth, cskip, draft, eigenSmooth } from '../shared/params'

export const card = {
  id: 'scorecam',
  name: 'Score-CAM',
  paper:
    'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel, Hu: Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks, 2020, arxiv.org/abs/1910.01279',
  formula: 'w = softmax_k S(x * mask_k); L = relu(sum_k w_k A_k)',
  about:
    'The map highlights the channels that keep the score high when only their place in the picture is shown.',
  goodFor:
    'Needs no gradients; where the scores of the masked pictures lie close together the weights are nearly equal and the map says little.',
  cost: 'per channel',
  params: [cskip, draft, eigenSmooth, augSmooth],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'masks'],
  grid: 'layer',
} as const satisfies MethodCard
