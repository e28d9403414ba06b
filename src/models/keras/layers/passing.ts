// Layers that only do something in training: at inference they pass their input on.
import { add, mul } from '@tensorflow/tfjs-core'
import { asNumber } from '../../json'
import { type LayerClasses, layerClass, noOptions, soleInput } from './layerClass'

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

const passing = layerClass({ options: noOptions, call: (inputs) => inputs })

/** Of a shortcut and a residual, the residual counts as often as it survived in training. */
const stochasticDepth = layerClass({
  options: (config) => asNumber(config.survival_probability) ?? 1,
  call: ([shortcut, residual], { options: survival, path }) => {
    const kept = soleInput(shortcut ? [shortcut] : [], path)
    return residual ? add(kept, mul(residual, survival)) : kept
  },
})

export const PASSING: LayerClasses = {
  ...Object.fromEntries(NAMES.map((name) => [name, passing])),
  StochasticDepth: stochasticDepth,
}
