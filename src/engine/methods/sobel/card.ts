import type { MethodCard } from '../../types'

export const card = {
  id: 'sobel',
  name: 'Sobel edges',
  paper:
    'Adebayo, Gilmer, Muelly, Goodfellow, Hardt, Kim: Sanity Checks for Saliency Maps, 2018, arxiv.org/abs/1810.03292',
  formula: 'L = (|Sobel_x| + |Sobel_y|) / 2 of the grey picture',
  about: 'The map highlights the edges of the picture and asks no model at all.',
  goodFor: 'A baseline: a map that looks like this one may say as little about the model.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: [],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
