import type { MethodCard } from '../../types'
import { noise, samples, seed } from '../shared/params'

export const card = {
  id: 'smoothgrad',
  name: 'SmoothGrad',
  paper:
    'Smilkov, Thorat, Kim, Viégas, Wattenberg: SmoothGrad: removing noise by adding noise, 2017, arxiv.org/abs/1706.03825',
  formula: 'L = max over colours of |mean over noisy pictures of dS/dx|',
  about:
    'The map highlights pixels to which the score is sensitive, averaged over noisy copies of the picture.',
  goodFor: 'A calmer gradient of the picture; it shows sensitivity and not what speaks for the class.',
  cost: 'many passes',
  params: [
    samples(24, 'Noisy copies of the picture.'),
    noise(0.15, 'Standard deviation of the noise, as a share of the range of the picture.'),
    seed,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['picture gradient'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
