// The scalar that a recipe means, read in one way by page and terminal. They differ in what they say of a class or a box
// that the model has not: the page goes on and remarks, the terminal stops.
import type { Boxes, ClassScore, Places } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import type { Recipe } from './recipe'
import { findClass } from './resolve'

type Asked = Pick<Recipe, 'classGiven' | 'anchor' | 'target'>

/** What the model says of the picture. */
export interface Seen {
  readonly classes: readonly ClassScore[]
  /** The most probable class. */
  readonly best: number
  /** Of a detector. */
  readonly boxes?: Boxes | undefined
  /** Of an output with places. */
  readonly places?: Places | undefined
}

/** The classes that the recipe names, by index or label. */
export function classesNamed({
  classGiven,
  target,
}: Pick<Asked, 'classGiven' | 'target'>): readonly string[] {
  return [classGiven, target.kind === 'contrast' ? target.against : null].filter((name) => name !== null)
}

/** In the place of a class that nobody knows: the `best` one, and its logit instead of a contrast; so of one with itself. */
export function readTarget(asked: Asked, seen: Seen): Target {
  const { target } = asked
  const { classIndex, ...box } = chosenBox(asked, { ...seen, best: bestOf(asked, seen) })
  if (target.kind === 'region') return { kind: 'region', classIndex }
  if (target.kind === 'cell') return { kind: 'cell', classIndex, region: target.region }
  if (target.kind !== 'contrast') return { kind: target.kind, classIndex, ...box }
  const against = findClass(target.against, seen.classes)?.index
  return against === undefined || against === classIndex
    ? { kind: 'logit', classIndex, ...box }
    : { kind: 'contrast', classIndex, against, ...box }
}

/** The class that is contrasted with itself, which leaves nothing to explain; null where none is. */
export function ofItself(asked: Asked, seen: Seen): ClassScore | null {
  if (asked.target.kind !== 'contrast') return null
  const other = findClass(asked.target.against, seen.classes)
  const { classIndex } = chosenBox(asked, seen)
  return other?.index === classIndex ? other : null
}

/** The most probable class; where a region is asked for, the one that wins at most places. */
export function bestOf({ target }: Pick<Asked, 'target'>, { best, places }: Seen): number {
  return target.kind === 'region' && places ? places.areas.indexOf(Math.max(...places.areas)) : best
}

/** The class, and of a detector the number of the box: the one that is named, else the best of the class. */
export function chosenBox(
  { classGiven, anchor }: Pick<Asked, 'classGiven' | 'anchor'>,
  { classes, best, boxes }: Seen,
): { readonly classIndex: number; readonly anchor?: number } {
  const given = classGiven === null ? null : findClass(classGiven, classes)
  if (!boxes) return { classIndex: given?.index ?? best }
  const { found } = boxes
  const named = anchor !== null && hasBox(boxes, anchor) ? anchor : null
  const own = named === null ? undefined : boxes.own.classes[named]
  const classIndex = given?.index ?? own ?? found[0]?.classIndex ?? best
  const first = found.find((box) => box.classIndex === classIndex)?.anchor ?? boxes.best[classIndex]
  return { classIndex, anchor: named ?? first ?? 0 }
}

/** Whether there is a box of that number. */
export const hasBox = ({ corners }: Boxes, anchor: number) => anchor < corners.length / 4
