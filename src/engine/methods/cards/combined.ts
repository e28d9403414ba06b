// Methods with maps of their own kind: dense weights, biases, pixels, contrasts and products of maps.
import type { MethodCard } from '../../types'
import { augSmooth, base, eigenSmooth } from './params'

export const camCard: MethodCard = {
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
}

export const fullGradCard: MethodCard = {
  id: 'fullgrad',
  name: 'FullGrad',
  paper:
    'Srinivas, Fleuret: Full-Gradient Representation for Neural Network Visualization, 2019, arxiv.org/abs/1905.00780',
  formula: 'L = norm|dS/dx x| + sum over layers and channels of norm|b dS/db|',
  about: 'The map highlights places by the gradients of the picture and of every bias.',
  goodFor: 'Fine maps that no single layer gives; signs are lost, and the chosen layer plays no part.',
  cost: 'a few passes',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  layers: 'whole',
}

export const finerCamCard: MethodCard = {
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
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}

export const refineCamCard: MethodCard = {
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
  layers: 'several',
}

export const guidedBackpropCard: MethodCard = {
  id: 'guidedbackprop',
  name: 'Guided backpropagation',
  paper:
    'Springenberg, Dosovitskiy, Brox, Riedmiller: Striving for Simplicity: The All Convolutional Net, 2014, arxiv.org/abs/1412.6806',
  formula: 'L = max over colours of |dS/dx|, with only positive gradients through every ReLU',
  about: 'The map highlights pixels by a gradient that passes each ReLU only where it is positive.',
  goodFor: 'Crisp edges; it hardly depends on the class and partly recovers the picture itself.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
  layers: 'whole',
}

export const guidedGradCamCard: MethodCard = {
  id: 'guidedgradcam',
  name: 'Guided Grad-CAM',
  paper:
    'Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, 2017, arxiv.org/abs/1610.02391',
  formula: 'L = guided backpropagation times Grad-CAM at the size of the picture',
  about: 'The map highlights the pixels of guided backpropagation where Grad-CAM is strong.',
  goodFor: 'Edges of the explained object; its detail is that of guided backpropagation.',
  cost: 'one pass',
  params: [],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}
