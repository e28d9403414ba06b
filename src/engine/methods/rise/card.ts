import type { MethodCard } from '../../types'
import { samples, seed } from '../shared/params'

export const card = {
  id: 'rise',
  name: 'RISE',
  paper:
    'Petsiuk, Das, Saenko: RISE: Randomized Input Sampling for Explanation of Black-box Models, 2018, arxiv.org/abs/1806.07421',
  formula: 'L = sum_i S(x * M_i) M_i / (N E[M]), M_i = random coarse grids, S = probability',
  about:
    'The map highlights places whose presence, in many random cut-outs of the picture, goes with a high probability.',
  goodFor:
    'Needs the scores alone, no layer and no gradient; noisy with few masks, and small things need finer cells.',
  cost: 'per mask',
  params: [
    samples(1000, 'Random masks.', 20_000),
    {
      name: 'cells',
      label: 'Cells a side',
      kind: 'integer',
      initial: 7,
      min: 2,
      max: 32,
      help: 'How coarse the random grids are.',
    },
    {
      name: 'density',
      label: 'Share shown',
      kind: 'number',
      initial: 0.5,
      min: 0.05,
      max: 0.95,
      help: 'How much of the picture a mask shows on average.',
    },
    seed,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['masks'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
