// Methods that weigh channels by scores of altered pictures or activations: no gradients.
import type { MethodCard } from '../../types'
import { augSmooth, cskip, eigenSmooth, noise, samples, seed } from './params'

export const scoreCamCard: MethodCard = {
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
  params: [cskip, eigenSmooth, augSmooth],
  convention: 'torchcam',
  classSpecific: true,
}

export const ssCamCard: MethodCard = {
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
    noise(2, 'Standard deviation of the noise on masks that lie in 0..1.'),
    seed,
    cskip,
  ],
  convention: 'torchcam',
  classSpecific: true,
}

export const isCamCard: MethodCard = {
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
}

export const ablationCamCard: MethodCard = {
  id: 'ablationcam',
  name: 'Ablation-CAM',
  paper:
    'Desai, Ramaswamy: Ablation-CAM: Visual Explanations for Deep Convolutional Network via Gradient-free Localization, 2020, openaccess.thecvf.com/content_WACV_2020/html/Desai_Ablation-CAM_Visual_Explanations_for_Deep_Convolutional_Network_via_Gradient-free_Localization_WACV_2020_paper.html',
  formula: 'w_k = (S - S without A_k) / S; L = relu(sum_k w_k A_k)',
  about: 'The map highlights the channels whose removal lowers the score.',
  goodFor:
    'Needs no gradients and runs only the part behind the layer; a score of zero or less turns its weights around.',
  cost: 'per channel',
  params: [eigenSmooth, augSmooth],
  convention: 'pytorch-grad-cam',
  classSpecific: true,
}

export const randomCamCard: MethodCard = {
  id: 'randomcam',
  name: 'RandomCAM',
  paper:
    'Gildenblat and contributors: PyTorch library for CAM methods, 2021, github.com/jacobgil/pytorch-grad-cam',
  formula: 'w_k uniform in [-1, 1]; L = relu(sum_k w_k A_k)',
  about: 'The map highlights channels weighted by chance.',
  goodFor: 'A baseline: a method that does not beat it has found nothing.',
  cost: 'one pass',
  params: [seed],
  convention: 'pytorch-grad-cam',
  classSpecific: false,
}
