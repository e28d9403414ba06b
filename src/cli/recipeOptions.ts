// The options of the command line that are keys of a link as well.
import { methodCards } from '../engine/methods/cards'
import { gridParam } from '../engine/methods/shared/layerParams'
import { nearNames, perhaps, plainNames } from '../recipe/nearNames'
import { readEntries } from '../recipe/readRecipe'
import { Wrong } from './checks'
import type { Options, Values } from './options'
import { quoted } from './words'

type Read = Pick<Options, 'recipe' | 'remarks'>

/** Options that are keys of a link as well. */
const shared = [
  ...(['output', 'method', 'layer', 'fuse', 'class', 'anchor', 'convention'] as const),
  ...(['target', 'scale', 'fit', 'resize', 'resample', 'size', 'look'] as const),
] as const

/** By the codec of the links; what a link would pass over is an error here. */
export function readRecipeOptions(values: Values): Read {
  const entries = shared.flatMap((key): [string, string][] => {
    const value = values[key]
    return value === undefined ? [] : [[key, value]]
  })
  const {
    recipe,
    problems,
    remarks = [],
  } = readEntries([...entries, ...(values.param ?? []).map(paramEntry)])
  const [problem] = problems
  // "...; Grad-CAM is taken instead": not here.
  if (problem) throw new Wrong(`${problem.replace(/; [^;]*$/, '').replace(/\.$/, '')}.`)
  checkNames(Object.keys(recipe.params))
  return { recipe, remarks }
}

/** What another method takes is passed over, so that one command line serves several; what none takes is a slip. */
function checkNames(params: readonly string[]): void {
  const known = new Set([
    gridParam.name,
    ...methodCards.flatMap((card) => card.params.map(({ name }) => name)),
  ])
  const strange = params.find((name) => !known.has(name))
  if (!strange) return
  const near = perhaps(nearNames(plainNames([...known]), strange))
  throw new Wrong(`No method has a parameter ${quoted(strange)}${near}; there are ${[...known].join(', ')}.`)
}

function paramEntry(param: string): [string, string] {
  const at = param.indexOf('=')
  if (at < 1) throw new Wrong(`--param takes name=value, not ${quoted(param)}.`)
  return [`p.${param.slice(0, at)}`, param.slice(at + 1)]
}
