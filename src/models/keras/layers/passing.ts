// Layers that only do something in training: at inference they pass their input on.
import { add, mul } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asNumber } from '../../json'
import { quoted } from '../../quoted'
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
  'RandomInvert',
  'RandomElasticTransform',
  'RandomHeight',
  'RandomWidth',
  'RandAugment',
  'AugMix',
  'CutMix',
  'MixUp',
  'Identity',
] as const

const passing = layerClass({ options: noOptions, call: (inputs) => inputs })

/**
 * Of a shortcut and a residual, the residual counts as often as it survived in training: Addons write the share that
 * survives, KerasCV the one that does not. By itself a value passes.
 */
const stochasticDepth = layerClass({
  options: ({ survival_probability: survival, rate }) =>
    asNumber(survival) ?? (asNumber(rate) === null ? null : 1 - Number(rate)),
  call: ([shortcut, residual], { options: survival, path }) => {
    const kept = soleInput(shortcut ? [shortcut] : [], path)
    if (!residual) return kept
    if (survival !== null) return add(kept, mul(residual, survival))
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(path)} (StochasticDepth) adds a residual and does not say how often it survives (survival_probability or rate); save it with one of them.`,
    )
  },
})

export const PASSING: LayerClasses = {
  ...Object.fromEntries(NAMES.map((name) => [name, passing])),
  StochasticDepth: stochasticDepth,
}
