// Methods that weigh channels by gradients of the score.
import type { MethodCard } from '../../types'
import { augSmooth, eigenSmooth, noise, samples, seed } from './params'

const onePass = {
  cost: 'one pass',
  params: [eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
} as const satisfies Partial<MethodCard>

export const gradCamCard: MethodCard = {
  ...onePass,
  id: 'gradcam',
  name: 'Grad-CAM',
  paper:
    'Selvaraju, Cogswell, Das, Vedantam, Parikh, Batra: Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, 2017, arxiv.org/abs/1610.02391',
  formula: 'w_k = mean_ij g_kij; L = relu(sum_k w_k A_k), g = dS/dA',
  about: 'The map highlights where the channels lie whose mean gradient raises the score.',
  goodFor:
    'A quick first look at any network; averaging the gradient can highlight places that the score does not use.',
}

export const gradCamPlusPlusCard: MethodCard = {
  ...onePass,
  id: 'gradcampp',
  name: 'Grad-CAM++',
  paper:
    'Chattopadhyay, Sarkar, Howlader, Balasubramanian: Grad-CAM++: Improved Visual Explanations for Deep Convolutional Networks, 2018, arxiv.org/abs/1710.11063',
  formula: 'a = g^2 / (2 g^2 + sum_ij(A) g^3); w_k = sum_ij a relu(g); L = relu(sum_k w_k A_k)',
  about:
    'The map highlights channels by their positive gradients, each place weighted by a ratio of its powers.',
  goodFor:
    'Several objects of one class; torchcam skips the division by mistake, and its convention reproduces that: w_k = sum relu(g)^3.',
}

export const smoothGradCamPlusPlusCard: MethodCard = {
  ...onePass,
  id: 'smoothgradcampp',
  name: 'Smooth Grad-CAM++',
  paper:
    'Omeiza, Speakman, Cintas, Weldermariam: Smooth Grad-CAM++: An Enhanced Inference Level Visualization Technique for Deep Convolutional Neural Network Models, 2019, arxiv.org/abs/1908.01224',
  formula: 'a = D2 / (2 D2 + sum_ij D3 A), Dn = mean of g^n over noisy pictures; w_k = sum_ij a relu(g)',
  about:
    'The map highlights what Grad-CAM++ does, with the powers of the gradient averaged over noisy pictures.',
  goodFor:
    'Steadier weights on noisy gradients; as in torchcam the map itself is that of the last noisy picture, so it changes with the seed.',
  cost: 'a few passes',
  params: [
    samples(4, 'Noisy copies of the picture.'),
    noise(
      0.3,
      'Standard deviation of the noise on the preprocessed picture: 0.3 suits one divided by its deviation, a quarter of that one in 0..1.',
    ),
    seed,
    eigenSmooth,
  ],
  convention: 'torchcam',
}

export const xGradCamCard: MethodCard = {
  ...onePass,
  id: 'xgradcam',
  name: 'XGrad-CAM',
  paper:
    'Fu, Hu, Dong, Guo, Gao, Li: Axiom-based Grad-CAM: Towards Accurate Visualization and Explanation of CNNs, 2020, arxiv.org/abs/2008.02312',
  formula: 'w_k = sum_ij g A / sum_ij A; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels by their gradient where they are active.',
  goodFor:
    'Layers behind a ReLU; where a channel has both signs its sum can be near zero, and the map breaks down.',
}

export const layerCamCard: MethodCard = {
  ...onePass,
  id: 'layercam',
  name: 'Layer-CAM',
  paper:
    'Jiang, Zhang, Hou, Cheng, Wei: LayerCAM: Exploring Hierarchical Class Activation Maps for Localization, 2021, doi.org/10.1109/TIP.2021.3089943',
  formula: 'L = relu(sum_k relu(g_k) A_k)',
  about: 'The map highlights each place by the positive gradients there, with no averaging.',
  goodFor: 'Finer maps from early layers, alone or fused; negative evidence is left out.',
}

export const hiResCamCard: MethodCard = {
  ...onePass,
  id: 'hirescam',
  name: 'HiResCAM',
  paper:
    'Draelos, Carin: Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks, 2020, arxiv.org/abs/2011.08891',
  formula: 'L = relu(sum_k g_k A_k)',
  about: 'The map highlights each place by what it adds to the score, to first order.',
  goodFor:
    'Exact shares of the score where one linear layer follows; straight before a layer normalisation it is rounding noise.',
}

export const gradCamElementWiseCard: MethodCard = {
  ...onePass,
  id: 'gradcamelementwise',
  name: 'Grad-CAM element-wise',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'L = sum_k relu(g_k A_k)',
  about:
    'The map highlights places where single channels raise the score; those that lower it count as nothing.',
  goodFor: 'Seeing all positive evidence; what speaks against the class is never subtracted.',
}

export const shapleyCamCard: MethodCard = {
  ...onePass,
  id: 'shapleycam',
  name: 'ShapleyCAM',
  paper: 'Cai: CAMs as Shapley Value-based Explainers, 2025, arxiv.org/abs/2501.06261',
  formula: 'w_k = mean_ij (g - H A / 2); L = relu(sum_k w_k A_k), H = d2S/dA2',
  about: 'The map highlights what Grad-CAM does, with a correction by the curvature of the score.',
  goodFor:
    'Heads that bend; where the head is piecewise linear, as behind ReLUs with a logit target, it equals Grad-CAM.',
}
