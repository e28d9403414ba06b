import type { MethodCard } from '../../types'
import { cskip, draft, noise, samples, seed } from '../shared/params'

export const card = {
  id: 'sscam',
  name: 'SS-CAM',
  paper:
    'Wang, Naidu, Michael, Kundu: SS-CAM: Smoothed Score-CAM for Sharper Visual Feature Localization, 2020, arxiv.org/abs/2006.14255',
  formula: 'w = softmax_k mean_i S(x * (mask_k + noise_i)); L = relu(sum_k w_k A_k)',
  about: 'The map highlights what Score-CAM does, with each mask scored several times under noise.',
  goodFor:
    'A steadier Score-CAM at many times its cost; the usual noise is larger than the masks themselves.',
  cost: 'per channel and sample',
  params: [
    samples(35, 'Noisy copies of each mask.'),
    noise(2, 'Standard deviation of the noise on masks that lie in 0..1.'),
    seed,
    cskip,
    draft,
  ],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'masks'],
  grid: 'layer',
  injected: true,
} as const satisfies MethodCard
