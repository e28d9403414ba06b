import type { MethodCard } from '../../types'

export const card = {
  id: 'sess',
  name: 'SESS',
  paper:
    'Tursun, Denman, Sridharan, Fookes: SESS: Saliency Enhancing with Scaling and Sliding, 2022, arxiv.org/abs/2207.01769',
  formula:
    'L = mean over windows that cover the place of p_w / max p * L_w, at several scales of the picture',
  about:
    'The map highlights places that another method highlights in enlarged parts of the picture, weighed by how probable the class is in each.',
  goodFor: 'Small things and several of a kind; a part that looks like the class by itself counts too.',
  cost: 'many passes',
  params: [
    {
      name: 'base',
      label: 'Base method',
      kind: 'choice',
      initial: 'gradcam',
      choices: ['gradcam', 'gradcampp', 'hirescam', 'layercam', 'xgradcam', 'gradcamelementwise'],
      help: 'The method that makes the map of each window.',
    },
    {
      name: 'scales',
      label: 'Scales',
      kind: 'integer',
      initial: 12,
      min: 1,
      max: 24,
      help: 'Sizes of the picture, from its own on, each two sevenths of it larger.',
    },
    {
      name: 'prefilter',
      label: 'Left out',
      kind: 'number',
      initial: 0,
      min: 0,
      max: 0.99,
      help: 'Share of the windows, those of the lowest probability, that do not count.',
    },
    {
      name: 'pool',
      label: 'Joined by',
      kind: 'choice',
      initial: 'mean',
      choices: ['mean', 'max'],
      help: 'Mean over the windows that cover a place, or their maximum.',
    },
    {
      name: 'theta',
      label: 'Least value',
      kind: 'number',
      initial: 0,
      min: 0,
      max: 1,
      help: 'Smaller values of a window’s map do not count in the mean.',
    },
    {
      name: 'smooth',
      label: 'Blurred',
      kind: 'boolean',
      initial: true,
      help: 'Blurs the joined map over eleven pixels.',
    },
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'picture',
} as const satisfies MethodCard
