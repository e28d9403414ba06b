import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'fem',
  name: 'FEM',
  paper:
    'Fuad, Martin, Giot, Bourqui, Benois-Pineau, Zemmari: Features Understanding in 3D CNNs for Actions Recognition in Video, 2020, hal.science/hal-02963298',
  formula: 'w_k = share of places with A_k > mean + k std; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels by how often they are unusually strong.',
  goodFor: 'A view of what stands out in a layer; it does not depend on the class.',
  cost: 'one pass',
  params: [
    {
      name: 'k',
      label: 'Standard deviations',
      kind: 'number',
      initial: 2,
      min: 0,
      help: 'How far above its mean a value counts as strong.',
    },
    augSmooth,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['activations'],
  grid: 'layer',
} as const satisfies MethodCard
