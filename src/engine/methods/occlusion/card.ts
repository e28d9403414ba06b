import type { MethodCard } from '../../types'
import { baseline } from '../shared/params'

export const card = {
  id: 'occlusion',
  name: 'Occlusion',
  paper:
    'Zeiler, Fergus: Visualizing and Understanding Convolutional Networks, 2013, arxiv.org/abs/1311.2901',
  formula: 'L = mean over windows that cover the place of S(x) - S(x without the window)',
  about: 'The map highlights places whose hiding lowers the score.',
  goodFor:
    'The plainest question there is, with an answer in units of the score; things larger than the window are missed.',
  cost: 'per mask',
  params: [
    {
      name: 'window',
      label: 'Window',
      kind: 'integer',
      initial: 0,
      min: 0,
      max: 4096,
      help: 'Side of the hidden square in pixels of the input; 0 takes a fifth of the shorter side.',
    },
    {
      name: 'stride',
      label: 'Step',
      kind: 'integer',
      initial: 0,
      min: 0,
      max: 4096,
      help: 'Pixels from one square to the next; 0 takes a third of the window.',
    },
    baseline('mean'),
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['masks'],
  grid: 'picture',
  layers: 'whole',
} as const satisfies MethodCard
