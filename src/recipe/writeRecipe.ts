// Recipe -> text: the link's fragment, and the JSON file. Defaults are omitted.
import { type SharedComparison, writeComparison } from './comparison'
import { initialRecipe, type Recipe, type RecipeTarget } from './recipe'
import { scaleText } from './scaleText'

/** What a recipe's JSON names itself by. */
export const recipeSchema = 'limelight-recipe/1'

/** Keys and values as design.md's contract names them, without those that are the default. */
export function listEntries(recipe: Recipe): readonly (readonly [string, string])[] {
  const pairs: [string, string | null][] = [
    ['model', recipe.model],
    ['hash', recipe.model?.startsWith('file:') ? recipe.hash : null],
    ['image', recipe.image],
    ['labels', recipe.labels],
    ['output', recipe.output],
    ['method', unless(recipe.method, initialRecipe.method)],
    ['layer', recipe.layers.length > 0 ? recipe.layers.join(',') : null],
    ['fuse', unless(recipe.fuse, initialRecipe.fuse)],
    ['class', recipe.classGiven],
    ['anchor', recipe.anchor === null ? null : String(recipe.anchor)],
    ['target', unless(targetText(recipe.target), 'logit')],
    ['convention', recipe.convention],
    ['scale', recipe.scale === null ? null : scaleText(recipe.scale)],
    ['fit', recipe.fit],
    ['resize', recipe.resize === null ? null : String(recipe.resize)],
    ['resample', recipe.resample],
    ['size', unless(recipe.size, initialRecipe.size)],
    ['backend', recipe.backend],
    ...Object.entries(recipe.params).map(([name, value]): [string, string] => [`p.${name}`, String(value)]),
    ['look', unless(lookText(recipe), lookText(initialRecipe))],
  ]
  return pairs.filter((pair): pair is [string, string] => pair[1] !== null)
}

const unless = (value: string, standard: string) => (value === standard ? null : value)

/**
 * The fragment without its `#`; '' where everything is the default.
 * @example
 * writeLink({ ...initialRecipe, method: 'scorecam' }) // 'method=scorecam'
 */
export function writeLink(recipe: Recipe, compare: SharedComparison | null = null): string {
  return [...listEntries(recipe), ...(compare ? writeComparison(compare) : [])]
    .map(([key, value]) => `${key}=${escaped(value)}`)
    .join('&')
}

/** Escaped for a fragment, but as readable as it may be: addresses, paths and lists keep their marks. */
function escaped(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|2F|3A|40)/g, (code) => decodeURIComponent(code))
}

/**
 * The recipe as an object for a JSON file; `made` says what came of it.
 * @example
 * readJson(JSON.parse(writeJson(recipe)))?.recipe // the same recipe
 */
export function writeJson(recipe: Recipe, made: Readonly<Record<string, unknown>> = {}): string {
  const body = { schema: recipeSchema, ...Object.fromEntries(listEntries(recipe)), ...made }
  return `${JSON.stringify(body, null, 2)}\n`
}

function targetText(target: RecipeTarget): string {
  if (target.kind === 'contrast') return `contrast:${target.against}`
  if (target.kind === 'cell') return `cell:${target.region.join(',')}`
  return target.kind
}

/** Palette, then opacity and threshold in percent. */
function lookText({ look }: Recipe): string {
  return [look.palette, Math.round(look.opacity * 100), Math.round(look.threshold * 100)].join(',')
}
