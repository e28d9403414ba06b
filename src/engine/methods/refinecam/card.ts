import type { MethodCard } from '../../types'
import { base, eigenSmooth } from '../shared/params'

export const card = {
  id: 'refinecam',
  name: 'RefineCAM',
  paper:
    'Domeniconi, Stramiglio, Lombardi, Salti: How to Evaluate and Refine your CAM, 2026, arxiv.org/abs/2605.14641',
  formula: 'L = norm(product over layers of norm(L_layer))',
  about: 'The map highlights places that the maps of several layers agree on.',
  goodFor: 'Sharp maps from fine layers with the noise taken out; one empty layer empties the whole map.',
  cost: 'a few passes',
  params: [base('gradcampp'), eigenSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  layers: 'several',
} as const satisfies MethodCard
