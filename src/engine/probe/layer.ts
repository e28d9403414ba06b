// The layers of a run: the one that a name means, its grid, its finer companions.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { layersCalled } from '../layerNames'
import { layerParams } from '../methods/shared/layerParams'
import { sidesOf } from '../methods/shared/values'
import { checkParams } from '../params'
import type { Classifier, Convention, Layer, Params } from '../types'
import { tokensOf } from './tokens'

/** @throws BadRecipe where no layer or more than one has the name. */
export function findLayer(classifier: Classifier, name: string, convention?: Convention): Layer {
  const called = layersCalled(name, classifier.layers, convention)
  const [only] = called
  if (only && called.length === 1) return only
  const suggested = classifier.suggested.layer
  if (suggested === '')
    throw failure('BadRecipe', 'No layer of the model keeps positions, so none can be named.')
  if (!only) throw failure('BadRecipe', `The model has no layer "${name}" to explain; try "${suggested}".`)
  const names = called.map((layer) => layer.name).join(', ')
  throw failure('BadRecipe', `"${name}" names ${called.length} layers; write more of the path: ${names}.`)
}

/** What stands for the layer where a model has none and the method asks for none: the picture on its way in. */
export function pictureAsLayer({ input }: Classifier, { shape }: Tensor4D): Layer {
  const [, height, width, channels] = shape
  return { name: input, op: 'InputLayer', height, width, channels, kind: 'map', skip: 0 }
}

/** A token map on the grid that is wished for as `h,w`; other layers stay as they are. */
export function onGrid(layer: Layer, wished: Params): Layer {
  const declared = layerParams([layer])
  const { grid = '' } = checkParams({ params: declared }, wished, 'torchcam')
  const [height, width] = sidesOf(grid) ?? []
  if (!height || !width) return layer
  const tokens = tokensOf(layer) - (layer.after ?? 0)
  if (height * width > tokens)
    throw failure('BadRecipe', `The grid "${grid}" does not fit the ${tokens} tokens of ${layer.name}.`)
  return { ...layer, height, width, skip: tokens - height * width }
}

/** The layer, and the last one of up to two finer resolutions before it. */
export function withFiner({ layers }: Classifier, layer: Layer): readonly Layer[] {
  const found = [layer]
  for (const earlier of layers.slice(0, layers.indexOf(layer)).toReversed()) {
    const finest = found[0] ?? layer
    if (found.length < 3 && earlier.height * earlier.width > finest.height * finest.width)
      found.unshift(earlier)
  }
  return found
}
