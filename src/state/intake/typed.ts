// What may be typed into the address field beside an address: all that a link takes. `model=…&labels=…` changes these
// parts alone, `#…` is a whole view; ids of what the page brings along, and paths beside the page, are addresses too.
import { readParam } from '../../recipe/readParam'
import type { ReadRecipe } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'
import { fieldReaders } from '../../recipe/recipeFields'
import { sceneSeed } from '../../scenes/sceneId'
import { builtin } from '../library/builtin'
import { addressIn } from './address'
import { ofModel, ofPicture } from './ofFiles'

export type Typed =
  | { readonly kind: 'view'; readonly fragment: string }
  | ({ readonly kind: 'change'; readonly change: Partial<Recipe> } & Pick<ReadRecipe, 'problems'>)
  /** The same as an address that can be asked. */
  | { readonly kind: 'address'; readonly url: string }

/** Null where it is none of these. @param base address of the page */
export function typedIn(text: string, recipe: Recipe, base: string): Typed | null {
  const line = text.trim()
  if (line.startsWith('#') && line.includes('=')) return { kind: 'view', fragment: line }
  if (isFields(line)) return changeIn(line, recipe)
  if (builtin.models.some(({ id }) => id === line))
    return { kind: 'change', change: { ...ofModel, model: line }, problems: [] }
  if (sceneSeed(line) !== null) return { kind: 'change', change: { ...ofPicture, image: line }, problems: [] }
  return pathIn(line, base)
}

const isFields = (line: string) => {
  const key = /^([\w.]+)=/.exec(line)?.[1] ?? ''
  return key in fieldReaders || key.startsWith('p.')
}

function changeIn(line: string, recipe: Recipe): Typed {
  const problems: string[] = []
  let change: Partial<Recipe> = {}
  for (const part of line.split('&')) {
    const [key = '', ...rest] = part.split('=')
    const text = decoded(rest.join('='))
    if (key.startsWith('p.')) {
      const read = readParam(change.method ?? recipe.method, key.slice(2), text)
      if ('problem' in read) problems.push(read.problem)
      else change = { ...change, params: { ...(change.params ?? recipe.params), [key.slice(2)]: read.value } }
      continue
    }
    const read = fieldReaders[key]?.(text)
    if (!read) problems.push(`There is no "${key}" in a link; it was ignored.`)
    else if ('problem' in read) problems.push(read.problem)
    else
      change = {
        ...(key === 'model' ? ofModel : key === 'image' ? ofPicture : {}),
        ...change,
        ...read.fields,
      }
  }
  return { kind: 'change', change, problems }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `models/net/model.json` lies beside the page, `example.org/net/model.json` elsewhere. */
function pathIn(line: string, base: string): Typed | null {
  const [first = '', ...rest] = line.split('/')
  if (/\s/.test(line) || rest.length === 0 || !/[\w-]/.test(line)) return null
  const isHost = /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}(:\d+)?$/i.test(first) && first !== '.'
  const url = isHost ? `https://${line}` : URL.canParse(line, base) ? new URL(line, base).href : null
  const address = url === null ? null : addressIn(url)
  return address === null ? null : { kind: 'address', url: address }
}
