// Every sentence that a link can bring about: each key and each parameter with a value that it does not take.
import { methodCards } from '../../engine/methods/cards'
import { readLink } from '../readRecipe'
import { fieldReaders } from '../recipeFields'

const said = (link: string): readonly string[] => {
  const { problems, remarks = [] } = readLink(link)
  return [...problems, ...remarks]
}

export function keyRefusals(): readonly string[] {
  const long = encodeURIComponent(Array.from({ length: 101 }, (_, i) => `layer${i}`).join())
  const keys = Object.keys(fieldReaders).map((key) => `${key}=?`)
  const more = ['method=gradkam', 'scale=0.5/0.5', 'nonsense=1', 'class=%', 'compare=nothing', 'p.grid=?']
  return [...keys, `layer=${long}`, ...more].flatMap(said)
}

export const paramRefusals = (): readonly string[] =>
  methodCards.flatMap(({ id, params }) => params.flatMap(({ name }) => said(`method=${id}&p.${name}=?`)))
