import type { MethodCard } from '../../types'

export const card = {
  id: 'cam',
  name: 'CAM',
  paper:
    'Zhou, Khosla, Lapedriza, Oliva, Torralba: Learning Deep Features for Discriminative Localization, 2016, arxiv.org/abs/1512.04150',
  formula: 'L = sum_k W[c,k] A_k',
  about: 'The map highlights where the channels lie that the last dense layer weighs for the class.',
  goodFor:
    'Exact for networks that end in global average pooling and one dense layer; other networks have no such map.',
  cost: 'one pass',
  params: [],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  signed: true,
} as const satisfies MethodCard
