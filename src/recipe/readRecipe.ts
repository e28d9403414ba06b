// Text -> recipe. Unknown keys are ignored; a bad value falls back to its default and is reported in a sentence.
import * as v from 'valibot'
import { readComparison, type SharedComparison } from './comparison'
import { readParam } from './readParam'
import { initialRecipe, type Recipe } from './recipe'
import { fieldReaders } from './recipeFields'
import { recipeSchema } from './writeRecipe'

/** A recipe, and a sentence for each thing in it that could not be read. */
export interface ReadRecipe {
  readonly recipe: Recipe
  /** One sentence for every value that was not taken. */
  readonly problems: readonly string[]
  /** One sentence for every value that was taken for something else than it says. */
  readonly remarks?: readonly string[]
  /** Which part of the recipe a sentence is about, by the sentence. */
  readonly about?: Readonly<Record<string, keyof Recipe>>
  /** What stands side by side, where several maps do. */
  readonly compare?: SharedComparison
}

/**
 * A fragment with or without its `#`; what cannot be read is said and falls back.
 * @example
 * readLink('#method=scorecam&class=285').recipe.method // 'scorecam'
 */
export function readLink(fragment: string): ReadRecipe {
  const cut: [string, string][] = []
  const entries: [string, string][] = []
  for (const part of fragment.replace(/^#/, '').split('&').filter(Boolean)) {
    const [key = '', ...rest] = part.split('=')
    const value = unescaped(rest.join('='))
    if (value === null) cut.push([`The link's ${key} is cut or damaged; it was ignored.`, key])
    else entries.push([key, value])
  }
  const read = readEntries(entries)
  const about = { ...aboutOf(cut), ...read.about }
  return {
    ...read,
    problems: [...cut.map(([sentence]) => sentence), ...read.problems],
    ...(Object.keys(about).length > 0 && { about }),
  }
}

function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

const jsonRecipe = v.looseObject({ schema: v.literal(recipeSchema) })

/**
 * The recipe in a parsed JSON file, or null where the file is none.
 * @example
 * const { recipe = initialRecipe, problems = [] } = readJson(JSON.parse(text)) ?? {}
 */
export function readJson(json: unknown): ReadRecipe | null {
  const parsed = v.safeParse(jsonRecipe, json)
  if (!parsed.success) return null
  return readEntries(
    Object.entries(parsed.output).flatMap(([key, value]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)]] : [],
    ),
  )
}

/** Sentences by the key that they are about; keys that mean no part of a recipe are left out. */
function aboutOf(said: readonly (readonly [sentence: string, key: string])[]): ReadRecipe['about'] {
  return Object.fromEntries(
    said.flatMap(([sentence, key]) => {
      const field = fieldNames[key] ?? (key.startsWith('p.') ? 'params' : key)
      return isField(field) ? [[sentence, field]] : []
    }),
  )
}

const fieldNames: Readonly<Record<string, keyof Recipe>> = { layer: 'layers', class: 'classGiven' }

const isField = (key: string): key is keyof Recipe => Object.hasOwn(initialRecipe, key)

/** Keys and values from anywhere: link, JSON, command line. */
export function readEntries(entries: Iterable<readonly [string, string]>): ReadRecipe {
  const values = new Map(entries)
  const problems: string[] = []
  const remarks: string[] = []
  const said: [string, string][] = []
  let recipe: Recipe = initialRecipe
  for (const [key, read] of Object.entries(fieldReaders)) {
    const text = values.get(key)
    if (text === undefined) continue
    const found = read(text)
    if ('problem' in found) problems.push(found.problem)
    else {
      recipe = { ...recipe, ...found.fields }
      if (found.remark) remarks.push(found.remark)
    }
    const sentence = 'problem' in found ? found.problem : found.remark
    if (sentence) said.push([sentence, key])
  }
  const params = new Map<string, Recipe['params'][string]>()
  for (const [key, text] of values) {
    if (!key.startsWith('p.')) continue
    const found = readParam(recipe.method, key.slice(2), text)
    if ('problem' in found) {
      problems.push(found.problem)
      said.push([found.problem, key])
    } else params.set(key.slice(2), found.value)
  }
  const compare = readComparison(values)
  if (typeof compare === 'string') problems.push(compare)
  return {
    // Whatever they are called: __proto__ is a name like others here.
    recipe: { ...recipe, params: Object.fromEntries(params) },
    problems,
    ...(remarks.length > 0 && { remarks }),
    ...(said.length > 0 && { about: aboutOf(said) ?? {} }),
    ...(compare !== null && typeof compare !== 'string' && { compare }),
  }
}
