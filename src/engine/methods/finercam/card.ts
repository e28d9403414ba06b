import type { MethodCard } from '../../types'
import { augSmooth, base, eigenSmooth, signed } from '../shared/params'

export const card = {
  id: 'finercam',
  name: 'FinerCAM',
  paper:
    'Zhang, Gu, Chowdhury, Mai, Carlyn, Berger-Wolf, Su, Chao: Finer-CAM: Spotting the Difference Reveals Finer Details for Visual Explanation, 2025, arxiv.org/abs/2501.11309',
  formula: 'Grad-CAM of S_c - gamma * mean of the three scores nearest to S_c',
  about: 'The map highlights what sets the class apart from the three classes that score most like it.',
  goodFor: 'Fine-grained classes; the nearest scores need not belong to similar classes.',
  cost: 'one pass',
  params: [
    {
      name: 'gamma',
      label: 'Contrast',
      kind: 'number',
      initial: 1,
      initialUnder: { torchcam: 0.6 },
      min: 0,
      help: 'How strongly the near classes are subtracted; 0 gives the base method.',
    },
    base('gradcam'),
    eigenSmooth,
    augSmooth,
    signed,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  appliesTo: ({ classes }) =>
    classes > 1 || 'FinerCAM compares classes and this model has one; choose another method.',
  usual: true,
} as const satisfies MethodCard
