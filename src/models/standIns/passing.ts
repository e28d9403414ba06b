// Layers that only do something in training: at inference they pass their input on.
import type { StandIn, StandIns } from './standIn'

const NAMES = [
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'ActivityRegularization',
  'StochasticDepth',
  'DropPath',
  'RandomFlip',
  'RandomRotation',
  'RandomZoom',
  'RandomTranslation',
  'RandomShear',
  'RandomPerspective',
  'RandomContrast',
  'RandomBrightness',
  'RandomHue',
  'RandomSaturation',
  'RandomColorJitter',
  'RandomColorDegeneration',
  'RandomGrayscale',
  'RandomSharpness',
  'RandomPosterization',
  'RandomErasing',
  'RandomGaussianBlur',
  'RandomHeight',
  'RandomWidth',
  'RandAugment',
  'AugMix',
  'CutMix',
  'MixUp',
  'Identity',
] as const

const passing: StandIn = { call: (inputs) => inputs }

export const PASSING: StandIns = Object.fromEntries(NAMES.map((name) => [name, passing]))
