// What each method is: data for the page, the terminal and the documents. No tensors here.
import type { MethodCard, ParamSpec } from '../types'

const eigenSmooth: ParamSpec = {
  name: 'eigen_smooth',
  label: 'First component',
  kind: 'boolean',
  initial: false,
  help: 'Takes the first principal component of the weighted channels in the place of their sum.',
}

const augSmooth: ParamSpec = {
  name: 'aug_smooth',
  label: 'Average over variants',
  kind: 'boolean',
  initial: false,
  help: 'Averages the maps of six variants of the picture: mirrored or not, times 0.9, 1 and 1.1.',
}

const cskip: ParamSpec = {
  name: 'cskip',
  label: 'Channels kept',
  kind: 'integer',
  initial: 0,
  min: 0,
  help: 'Scores only so many channels, those with the highest peaks; 0 scores all of them.',
}

const seed: ParamSpec = {
  name: 'seed',
  label: 'Seed',
  kind: 'integer',
  initial: 0,
  min: 0,
  help: 'The same seed gives the same noise.',
}

function samples(initial: number, help: string): ParamSpec {
  return { name: 'samples', label: 'Samples', kind: 'integer', initial, min: 1, max: 200, help }
}

export const camCard = {
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
  signed: true,
} as const satisfies MethodCard

export const gradCamCard = {
  id: 'gradcam',
  name: 'Grad-CAM',
  paper:
    'Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, 2017, arxiv.org/abs/1610.02391',
  formula: 'w_k = mean_ij dS/dA_kij; L = relu(sum_k w_k A_k)',
  about: 'The map highlights where the channels lie whose mean gradient raises the score.',
  goodFor:
    'A quick first look at any network; averaging the gradient can highlight places that the score does not use.',
  cost: 'one pass',
  params: [eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
} as const satisfies MethodCard

export const gradCamPlusPlusCard = {
  id: 'gradcampp',
  name: 'Grad-CAM++',
  paper:
    'Chattopadhyay, Sarkar, Howlader, Balasubramanian: Grad-CAM++: Improved Visual Explanations for Deep Convolutional Networks, 2018, arxiv.org/abs/1710.11063',
  formula: 'a = g^2 / (2 g^2 + sum_ij(A) g^3); w_k = sum_ij a relu(g); L = relu(sum_k w_k A_k)',
  about: 'The map highlights places whose gradient is positive, each weighted by its curvature.',
  goodFor:
    'Several objects of one class; torchcam skips the division by mistake, and its convention reproduces that: w_k = sum relu(g)^3.',
  cost: 'one pass',
  params: [eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
} as const satisfies MethodCard

export const scoreCamCard = {
  id: 'scorecam',
  name: 'Score-CAM',
  paper:
    'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel, Hu: Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks, 2020, arxiv.org/abs/1910.01279',
  formula: 'w = softmax_k S(x * mask_k); L = relu(sum_k w_k A_k)',
  about:
    'The map highlights the channels that keep the score high when only their place in the picture is shown.',
  goodFor:
    'Needs no gradients; where the scores of the masked pictures lie close together the weights are nearly equal and the map says little.',
  cost: 'per channel',
  params: [cskip, augSmooth],
  convention: 'torchcam',
  classSpecific: true,
} as const satisfies MethodCard

export const ssCamCard = {
  id: 'sscam',
  name: 'SS-CAM',
  paper:
    'Wang, Naidu, Michael, Kundu: SS-CAM: Smoothed Score-CAM for Sharper Visual Feature Localization, 2020, arxiv.org/abs/2006.14255',
  formula: 'w = softmax_k mean_i S(x * (mask_k + noise_i)); L = relu(sum_k w_k A_k)',
  about: 'The map highlights what Score-CAM does, with each mask scored several times under noise.',
  goodFor:
    'A steadier Score-CAM at many times its cost; the usual noise is larger than the masks themselves.',
  cost: 'per channel and sample',
  params: [
    samples(35, 'Noisy copies of each mask.'),
    {
      name: 'std',
      label: 'Noise',
      kind: 'number',
      initial: 2,
      min: 0,
      help: 'Standard deviation of the noise on masks that lie in 0..1.',
    },
    seed,
    cskip,
  ],
  convention: 'torchcam',
  classSpecific: true,
} as const satisfies MethodCard

export const isCamCard = {
  id: 'iscam',
  name: 'IS-CAM',
  paper:
    'Naidu, Ghosh, Maurya, Nayak, Kundu: IS-CAM: Integrated Score-CAM for axiomatic-based explanations, 2020, arxiv.org/abs/2010.03023',
  formula: 'w = softmax_k mean_s S(x * c_s mask_k), c_s = sum_{j<=s} j/n; L = relu(sum_k w_k A_k)',
  about: 'The map highlights what Score-CAM does, with each mask scored at rising strengths.',
  goodFor: 'A steadier Score-CAM at n times its cost; the strengths follow torchcam and rise above 1.',
  cost: 'per channel and sample',
  params: [samples(10, 'Strengths at which each mask is scored.'), cskip],
  convention: 'torchcam',
  classSpecific: true,
} as const satisfies MethodCard

/** In the order in which the page lists them. */
export const methodCards: readonly MethodCard[] = [
  gradCamCard,
  gradCamPlusPlusCard,
  camCard,
  scoreCamCard,
  ssCamCard,
  isCamCard,
]
