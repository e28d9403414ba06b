import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'xgradcam',
  name: 'XGrad-CAM',
  paper:
    'Fu, Hu, Dong, Guo, Gao, Li: Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs, 2020, arxiv.org/abs/2008.02312',
  formula: 'w_k = sum_ij g A / sum_ij A; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels by their gradient where they are active.',
  goodFor:
    'Layers behind a ReLU; where a channel has both signs its sum can be near zero, and the map breaks down.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  sameOnUniformGradient: true,
} as const satisfies MethodCard
