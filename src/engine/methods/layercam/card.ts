import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'layercam',
  name: 'Layer-CAM',
  paper:
    'Jiang, Zhang, Hou, Cheng, Wei: LayerCAM: Exploring Hierarchical Class Activation Maps for Localization, 2021, doi.org/10.1109/TIP.2021.3089943',
  formula: 'L = relu(sum_k relu(g_k) A_k)',
  about: 'The map highlights each place by the positive gradients there, with no averaging.',
  goodFor: 'Finer maps from early layers, alone or fused; negative evidence is left out.',
  cost: 'one pass',
  params: [signed, eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  usual: true,
  beforeFusing: 'tanh',
} as const satisfies MethodCard
