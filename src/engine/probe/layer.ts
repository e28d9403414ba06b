// Finding a layer by its path, or by any ending of it that fits one layer only.
import { failure } from '../../errors'
import type { Classifier, Convention, Layer, Params } from '../types'

/**
 * A convention that was asked for by name finds what its library explains: of a module that runs several times,
 * pytorch-grad-cam the first run, all others the last.
 * @throws BadRecipe where no layer or more than one has the name.
 */
export function findLayer(classifier: Classifier, name: string, convention?: Convention): Layer {
  const first =
    convention === 'pytorch-grad-cam' && classifier.layers.find(({ firstOf }) => firstOf?.includes(name))
  if (first) return first
  const exact = classifier.layers.find((layer) => layer.name === name)
  if (exact) return exact
  const other = classifier.layers.find(({ also }) => also?.includes(name))
  if (other) return other
  const ending = classifier.layers.filter(
    (layer) => /[/.]/.test(layer.name.at(-name.length - 1) ?? '') && layer.name.endsWith(name),
  )
  if (ending.length === 1 && ending[0]) return ending[0]
  const suggested = classifier.suggested.layer
  if (ending.length === 0)
    throw failure('BadRecipe', `The model has no layer "${name}" to explain; try "${suggested}".`)
  const names = ending.map((layer) => layer.name).join(', ')
  throw failure('BadRecipe', `"${name}" names ${ending.length} layers; write more of the path: ${names}.`)
}

/** A token map on the grid that the recipe gives as `h,w`; other layers stay as they are. */
export function onGrid(layer: Layer, params: Params): Layer {
  if (layer.kind === 'map' || params.grid === undefined || params.grid === '') return layer
  const [height, width] = String(params.grid).split(/[,x]/).map(Number)
  const tokens = layer.height * layer.width + layer.skip
  if (!height || !width || height * width > tokens)
    throw failure(
      'BadRecipe',
      `The grid "${params.grid}" does not fit the ${tokens} tokens of ${layer.name}.`,
    )
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
