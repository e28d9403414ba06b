// The scalar that a recipe means, read in one way by page and terminal. They differ in what they say of a class that the
// model has not: the page goes on and remarks, the terminal stops.
import type { ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import type { Recipe } from './recipe'
import { findClass } from './resolve'

type Asked = Pick<Recipe, 'classGiven' | 'target'>

/** The classes that the recipe names, by index or label. */
export function classesNamed({ classGiven, target }: Asked): readonly string[] {
  return [classGiven, target.kind === 'contrast' ? target.against : null].filter((name) => name !== null)
}

/** In the place of a class that nobody knows: the `best` one, and its logit instead of a contrast. */
export function readTarget(
  { classGiven, target }: Asked,
  classes: readonly ClassScore[],
  best: number,
): Target {
  const given = classGiven === null ? null : findClass(classGiven, classes)
  const classIndex = given?.index ?? best
  if (target.kind === 'cell') return { kind: 'cell', classIndex, region: target.region }
  if (target.kind !== 'contrast') return { kind: target.kind, classIndex }
  const against = findClass(target.against, classes)?.index
  return against === undefined ? { kind: 'logit', classIndex } : { kind: 'contrast', classIndex, against }
}
