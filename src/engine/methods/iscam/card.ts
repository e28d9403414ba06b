import type { MethodCard } from '../../types'
import { cskip, draft, samples } from '../shared/params'

export const card = {
  id: 'iscam',
  name: 'IS-CAM',
  paper:
    'Naidu, Ghosh, Maurya, Nayak, Kundu: IS-CAM: Integrated Score-CAM for axiomatic-based explanations, 2020, arxiv.org/abs/2010.03023',
  formula: 'w = softmax_k mean_s S(x * c_s mask_k), c_s = sum_{j<=s} j/n; L = relu(sum_k w_k A_k)',
  about: 'The map highlights what Score-CAM does, with each mask scored at rising strengths.',
  goodFor: 'A steadier Score-CAM at n times its cost; the strengths follow torchcam and rise above 1.',
  cost: 'per channel and sample',
  params: [samples(10, 'Strengths at which each mask is scored.'), cskip, draft],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'masks'],
  grid: 'layer',
} as const satisfies MethodCard
