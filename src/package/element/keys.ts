// The attributes of <lime-light>: the keys of a link. `class` is the page's own attribute: here it is `target-class`.
import { methodCards } from '../../engine/methods/cards'
import { gridParam } from '../../engine/methods/shared/layerParams'
import { readEntries } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'
import { fieldReaders } from '../../recipe/recipeFields'
import { refusal } from '../refusal'

const params = [...methodCards.flatMap((card) => card.params.map(({ name }) => name)), gridParam.name]

export const attributeKeys: readonly string[] = [
  ...Object.keys(fieldReaders).map((key) => (key === 'class' ? 'target-class' : key)),
  ...new Set(params.map((name) => `p.${name}`)),
]

type Attributes = Pick<Element, 'getAttribute'>

/** @throws BadRecipe, with a sentence for each value that cannot be taken */
export function readAttributes(element: Attributes): Recipe {
  const { recipe, problems } = readEntries(entriesOf(element))
  if (problems.length > 0) throw refusal(problems)
  return recipe
}

/** What was asked, without what cannot be taken. */
export const readableAttributes = (element: Attributes): Recipe => readEntries(entriesOf(element)).recipe

const entriesOf = (element: Attributes) =>
  attributeKeys.flatMap((name): [string, string][] => {
    const value = element.getAttribute(name)
    return value === null ? [] : [[name === 'target-class' ? 'class' : name, value]]
  })
