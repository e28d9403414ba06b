// Methods that look for structure in the activations: principal components, rare values, concepts.
import type { MethodCard } from '../../types'
import { augSmooth, seed } from './params'

export const eigenCamCard: MethodCard = {
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
}

export const eigenGradCamCard: MethodCard = {
  id: 'eigengradcam',
  name: 'EigenGradCAM',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'L = relu(P(g A))',
  about: 'The map highlights the strongest common pattern of activation times gradient.',
  goodFor: 'An EigenCAM that knows the class; its sign is a convention.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}

export const segEigenCamCard: MethodCard = {
  id: 'segeigencam',
  name: 'SegEigenCAM',
  paper:
    'Chung, Ying: Seg-Eigen-CAM: Eigen-Value-Based Visual Explanations for Semantic Segmentation Models, 2025, doi.org/10.3390/app15137562',
  formula: 'L = relu(P(|g| A)), its sign chosen so that the larger peak is positive',
  about: 'The map highlights the strongest common pattern of activation times the size of the gradient.',
  goodFor: 'Segmentation scores; the size of a gradient does not say whether a place speaks for or against.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}

export const kpcaCamCard: MethodCard = {
  id: 'kpcacam',
  name: 'KPCA-CAM',
  paper:
    'Karmani, Sivakaran, Prasad, Ali, Yang, Tang: KPCA-CAM: Visual Explainability of Deep Computer Vision Models using Kernel PCA, 2024, arxiv.org/abs/2410.00267',
  formula: 'L = relu(first component of the centred kernel tanh(x_i x_j / K + 1))',
  about: 'The map highlights the strongest pattern among the places, found with a sigmoid kernel.',
  goodFor:
    'Patterns that are not linear in the channels; it does not depend on the class, its sign is a convention.',
  cost: 'one pass',
  params: [augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
}

export const femCard: MethodCard = {
  id: 'fem',
  name: 'FEM',
  paper:
    'Fuad, Martin, Giot, Bourqui, Benois-Pineau, Zemmari: Features Understanding in 3D CNNs for Actions Recognition in Video, 2020, hal.science/hal-02963298',
  formula: 'w_k = share of places with A_k > mean + k std; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels by how often they are unusually strong.',
  goodFor: 'A view of what stands out in a layer; it does not depend on the class.',
  cost: 'one pass',
  params: [
    {
      name: 'k',
      label: 'Standard deviations',
      kind: 'number',
      initial: 2,
      min: 0,
      help: 'How far above its mean a value counts as strong.',
    },
    augSmooth,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
}

export const dffCard: MethodCard = {
  id: 'dff',
  name: 'Deep feature factorisation',
  paper:
    'Collins, Achanta, Süsstrunk: Deep Feature Factorization For Concept Discovery, 2018, arxiv.org/abs/1806.10206',
  formula: 'A - min A ~ W H, W, H >= 0; L = the row of H whose concept scores highest',
  about: 'The map highlights where one of a few patterns lies into which the activations are split.',
  goodFor:
    'Parts and objects in one picture; the number of patterns is a choice, and the factors depend on the seed.',
  cost: 'a few passes',
  params: [
    {
      name: 'k',
      label: 'Concepts',
      kind: 'integer',
      initial: 5,
      min: 1,
      max: 20,
      help: 'How many patterns the activations are split into.',
    },
    {
      name: 'concept',
      label: 'Concept shown',
      kind: 'integer',
      initial: -1,
      min: -1,
      max: 19,
      help: 'By its score for the class: 0 is the highest; −1 paints all of them, each in a colour of its own.',
    },
    seed,
  ],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}
