import type { MethodCard } from '../../types'
import { readsAttention } from '../shared/readsAttention'

export const card = {
  id: 'attentionrollout',
  name: 'Attention rollout',
  paper: 'Abnar, Zuidema: Quantifying Attention Flow in Transformers, 2020, arxiv.org/abs/2005.00928',
  formula: 'L = row of the class token in R_B ... R_1, R_b = (mean over heads of A_b + I) / 2',
  about: 'The map highlights the patches from which attention flows to the class token through all blocks.',
  goodFor: 'Where information flows in a transformer, whatever the class: it is not specific to one.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['attention'],
  grid: 'layer',
  layers: 'whole',
  appliesTo: readsAttention,
} as const satisfies MethodCard
