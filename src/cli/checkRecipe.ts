// What is wrong with the classes of many pictures, before the first of them is computed.

import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import type { Options } from './options'
import { classList, classNamed } from './target'
import { shortPath } from './words'

/**
 * Number of the class for each picture that has one of its own.
 * @throws BadRecipe for a class that the model lacks
 */
export function classNumbers(
  { classes, images }: Options,
  wished: ReadonlyMap<string, string>,
  { card }: OpenModel,
): ReadonlyMap<string, number> {
  const all = classList(card.classes, card.labels)
  const known = new Map<string, number>()
  const numbers = new Map<string, number>()
  for (const [picture, name] of wished) {
    const index = known.get(name) ?? numberOf(name)
    known.set(name, index)
    numbers.set(picture, index)

    function numberOf(text: string): number {
      try {
        return classNamed(text, all).index
      } catch (error) {
        const file = shortPath(classes ?? images ?? '')
        throw failure('BadRecipe', `${file}, ${shortPath(picture)}: ${(error as Error).message}`, error)
      }
    }
  }
  return numbers
}
