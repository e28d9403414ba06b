// What is wrong with the recipe of many pictures, before the first of them is computed.

import { findLayer } from '../engine/probe/layer'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { findClass } from '../recipe/resolve'
import type { Options } from './command'

/** @throws BadRecipe for a layer or class that the model lacks */
export function checkRecipe(
  { recipe, classes: file }: Options,
  wished: ReadonlyMap<string, string>,
  { card, classifier }: OpenModel,
): void {
  for (const layer of recipe.layers) findLayer(classifier, layer)
  const nothing = { logit: 0, probability: 0 }
  const all = Array.from({ length: card.classes }, (_, index) => ({
    index,
    label: card.labels[index] ?? '',
    ...nothing,
  }))
  const known = new Map([...wished.values()].map((options) => [options, findClass(options, all) !== null]))
  for (const [picture, options] of wished) {
    if (known.get(options)) continue
    const range = `give a number from 0 to ${card.classes - 1} or a label`
    throw failure(
      'BadRecipe',
      `${file} wants the class "${options}" for ${picture}, which the model lacks; ${range}.`,
    )
  }
}
