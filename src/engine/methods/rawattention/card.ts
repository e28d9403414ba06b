import type { MethodCard } from '../../types'
import { readsAttention } from '../shared/readsAttention'

export const card = {
  id: 'rawattention',
  name: 'Raw attention',
  paper:
    'Caron, Touvron, Misra, Jegou, Mairal, Bojanowski, Joulin: Emerging Properties in Self-Supervised Vision Transformers, 2021, arxiv.org/abs/2104.14294',
  formula: 'L = row of the class token in the mean over heads of A_B, B the last block',
  about: 'The map highlights the patches that the class token of the last block attends to.',
  goodFor: 'A first glance at a transformer, whatever the class: it is not specific to one.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['attention'],
  grid: 'layer',
  layers: 'whole',
  appliesTo: readsAttention,
} as const satisfies MethodCard
