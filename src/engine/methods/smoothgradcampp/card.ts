import type { MethodCard } from '../../types'
import { eigenSmooth, noise, samples, seed, signed } from '../shared/params'

export const card = {
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
    signed,
    eigenSmooth,
  ],
  convention: 'torchcam',
  classSpecific: true,
  uses: ['activations', 'gradients'],
  grid: 'layer',
  injected: true,
} as const satisfies MethodCard
