// The class that --class names, and the scalar that --target names.

import type { Boxes, ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import { failure } from '../errors'
import { nearNames, perhaps } from '../recipe/nearNames'
import type { Recipe } from '../recipe/recipe'
import { findClass } from '../recipe/resolve'
import { classesNamed, hasBox, ofItself, readTarget, type Seen } from '../recipe/target'
import { quoted } from './words'

/**
 * `classes` in the order of their numbers.
 * @throws BadRecipe where the model has no such class, or several of that name
 */
export function chooseTarget(
  recipe: Recipe,
  classes: readonly ClassScore[],
  { best = 0, ...found }: Partial<Omit<Seen, 'classes'>> = {},
): Target {
  for (const name of classesNamed(recipe)) classNamed(name, classes)
  checkAnchor(recipe, found.boxes)
  const own = ofItself(recipe, { classes, best, ...found })
  if (own)
    throw bad(
      `A contrast of ${quoted(own.label)} with itself is nothing everywhere; name another one with --class, or in --target contrast:<class>.`,
    )
  return readTarget(recipe, { classes, best, ...found })
}

function checkAnchor({ anchor }: Recipe, boxes: Boxes | undefined): void {
  if (anchor === null) return
  if (!boxes) throw bad('The model finds no boxes; leave --anchor out.')
  const last = boxes.corners.length / 4 - 1
  if (!hasBox(boxes, anchor))
    throw bad(`There is no box ${anchor}; give --anchor a number from 0 to ${last}.`)
}

/** @throws BadRecipe that names the near ones */
export function classNamed(name: string, classes: readonly ClassScore[]): ClassScore {
  const found = findClass(name, classes)
  const twins = found ? classes.filter(({ label }) => label === found.label) : []
  if (found && (twins.length === 1 || /^\d+$/.test(name.trim()))) return found
  const numbers = twins.map(({ index }) => index)
  if (found) throw bad(`${quoted(name)} names the classes ${numbers.join(' and ')}; give the number.`)
  const near = nearNames(classes.flatMap(namesOf), name)
  const last = classes.length - 1
  throw bad(
    `The model has no class ${quoted(name)}${perhaps(near)}; give a number from 0 to ${last} or a label.`,
  )
}

const namesOf = ({ label }: ClassScore) => label.split(/\s*,\s*/).map((name) => ({ name, shown: label }))

const bad = (why: string) => failure('BadRecipe', why)

/** All classes in the order of their numbers; scores are nought where none are known. */
export function classList(
  count: number,
  labels: readonly string[],
  scores?: { readonly logits: Float32Array; readonly probabilities: Float32Array },
): readonly ClassScore[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    label: labels[index] ?? `class ${index}`,
    logit: scores?.logits[index] ?? 0,
    probability: scores?.probabilities[index] ?? 0,
  }))
}
