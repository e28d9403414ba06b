import type { MethodCard } from '../../types'
import { readsAttention } from '../shared/readsAttention'

export const card = {
  id: 'legrad',
  name: 'LeGrad',
  paper:
    'Bousselham, Boggust, Chaybouti, Strobelt, Kuehne: LeGrad: An Explainability Method for Vision Transformers via Feature Formation Sensitivity, 2024, arxiv.org/abs/2404.03214',
  formula:
    'L = mean over blocks, heads and queries of relu(dS_b / dA_b), S_b = score of the mean token of block b',
  about: 'The map highlights the patches whose share of the attention raises the score, over all blocks.',
  goodFor: 'Transformers: it asks every block and not one layer, and knows the class.',
  cost: 'a few passes',
  params: [],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['attention'],
  grid: 'layer',
  layers: 'whole',
  appliesTo: readsAttention,
} as const satisfies MethodCard
