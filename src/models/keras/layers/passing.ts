// Layers that only do something in training: at inference they pass their input on.
import { add, mul } from '@tensorflow/tfjs-core'
import { asNumber } from '../../json'
import { type StandIn, type StandIns, soleInput } from './standIn'

const NAMES = [
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'ActivityRegularization',
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

/** Of a shortcut and a residual, the residual counts as often as it survived in training. */
const stochasticDepth: StandIn = {
  call: ([shortcut, residual], { config, path }) => {
    const kept = soleInput(shortcut ? [shortcut] : [], path)
    return residual ? add(kept, mul(residual, asNumber(config.survival_probability) ?? 1)) : kept
  },
}

export const PASSING: StandIns = {
  ...Object.fromEntries(NAMES.map((name) => [name, passing])),
  StochasticDepth: stochasticDepth,
}
