import type { MethodCard } from '../../types'
import { seed } from '../shared/params'

export const card = {
  id: 'dff',
  name: 'Deep feature factorisation',
  paper:
    'Collins, Achanta, Süsstrunk: Deep Feature Factorization For Concept Discovery, 2018, arxiv.org/abs/1806.10206',
  formula: 'A - min A ~ W H, W, H >= 0; L = the row of H whose concept scores highest',
  about: 'The map highlights where one of a few patterns lies into which the activations are split.',
  goodFor:
    'Parts and objects in one picture; the number of patterns is a choice, and the factors depend on the seed.',
  cost: 'a few passes',
  params: [
    {
      name: 'k',
      label: 'Concepts',
      kind: 'integer',
      initial: 5,
      min: 1,
      max: 20,
      help: 'How many patterns the activations are split into.',
    },
    {
      name: 'concept',
      label: 'Concept shown',
      kind: 'integer',
      initial: -1,
      min: -1,
      max: 19,
      help: 'By its score for the class: 0 is the highest; −1 paints all of them, each in a colour of its own.',
    },
    seed,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'head'],
  grid: 'layer',
} as const satisfies MethodCard
