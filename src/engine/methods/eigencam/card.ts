import type { MethodCard } from '../../types'
import { augSmooth } from '../shared/params'

export const card = {
  id: 'eigencam',
  name: 'EigenCAM',
  paper:
    'Muhammad, Yeasin: Eigen-CAM: Class Activation Map using Principal Components, 2020, arxiv.org/abs/2008.00299',
  formula: 'L = relu(P(A)), P: projection on the first principal component of the channels',
  about: 'The map highlights the strongest common pattern of the channels, whatever the class.',
  goodFor: 'Pictures of one object; it does not depend on the class, and its sign is a convention.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
  uses: ['activations'],
  grid: 'layer',
  usual: true,
} as const satisfies MethodCard
