// The layers that --layer names, as full paths.
import { layersCalled } from '../engine/layerNames'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { nearNames, perhaps, plainNames } from '../recipe/nearNames'
import type { Recipe } from '../recipe/recipe'
import { findLayer, joinedNames } from '../recipe/resolve'
import { quoted } from './words'

/** @throws BadRecipe for a name that no layer or several have; the sentence names the near ones */
export function layersNamed({ layers, convention }: Recipe, { card }: OpenModel): readonly string[] {
  return joinedNames(layers, card.layers).map((name) => {
    const found = findLayer(name, card.layers, convention)
    if (found) return found.name
    const ends = layersCalled(name, card.layers).map((layer) => layer.name)
    if (ends.length > 1) throw several(name, ends)
    const near = nearNames(plainNames(card.layers.map((layer) => layer.name)), name)
    const offered = near.length > 0 || !card.suggested.layer ? near : [card.suggested.layer]
    throw failure(
      'BadRecipe',
      `The model has no layer ${quoted(name)} to explain${perhaps(offered)}; leave --layer out for the last one with positions.`,
    )
  })
}

function several(name: string, found: readonly string[]): Error {
  const shown = found.slice(0, 5).map(quoted).join(', ')
  return failure(
    'BadRecipe',
    `${quoted(name)} names ${found.length} layers; write more of the path: ${shown}${found.length > 5 ? ', …' : ''}.`,
  )
}
