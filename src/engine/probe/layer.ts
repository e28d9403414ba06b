// The layers of a run: the one that a name means, its grid, its finer companions.
import { failure } from '../../errors'
import { layersCalled } from '../layerNames'
import { layerParams } from '../methods/shared/layerParams'
import { sidesOf } from '../methods/shared/values'
import { checkParams } from '../params'
import type { Classifier, Convention, Layer, Params } from '../types'

/** @throws BadRecipe where no layer or more than one has the name. */
export function findLayer(classifier: Classifier, name: string, convention?: Convention): Layer {
  if (classifier.layers.length === 0)
    throw failure('BadRecipe', 'No layer of the model keeps positions, so there is no map to make of one.')
  const called = layersCalled(name, classifier.layers, convention)
  const [only] = called
  if (only && called.length === 1) return only
  const suggested = classifier.suggested.layer
  if (suggested === '')
    throw failure(
      'UnsupportedModel',
      'No layer of the model keeps positions (it is flattened before any convolution), so there is nothing for a class activation map to show; open a model with convolutions or patches.',
    )
  if (!only) throw failure('BadRecipe', `The model has no layer "${name}" to explain; try "${suggested}".`)
  const names = called.map((layer) => layer.name).join(', ')
  throw failure('BadRecipe', `"${name}" names ${called.length} layers; write more of the path: ${names}.`)
}

/** A token map on the grid that is wished for as `h,w`; other layers stay as they are. */
export function onGrid(layer: Layer, wished: Params): Layer {
  const declared = layerParams([layer])
  const { grid = '' } = checkParams({ params: declared }, wished, 'torchcam')
  const [height, width] = sidesOf(grid) ?? []
  if (!height || !width) return layer
  const tokens = layer.height * layer.width + layer.skip
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
