// The box that a target means, with what is known of it.
import type { Box, Boxes, ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'

interface Seen {
  readonly boxes?: Boxes | undefined
  readonly classes: readonly ClassScore[]
}

/** Null where the target names none. Its numbers are NaN where it is of a class that neither it nor any other box is best at. */
export function boxOf(target: Target, { boxes, classes }: Seen): Box | null {
  const anchor = 'anchor' in target ? target.anchor : undefined
  if (!boxes || anchor === undefined) return null
  const { classIndex } = target
  const listed = boxes.found.find((box) => box.anchor === anchor && box.classIndex === classIndex)
  if (listed) return listed
  const best =
    boxes.best[classIndex] === anchor ? classes.find(({ index }) => index === classIndex) : undefined
  const { logit = Number.NaN, probability = Number.NaN } = best ?? ownScore(boxes, anchor, classIndex) ?? {}
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes.corners.subarray(anchor * 4, anchor * 4 + 4)
  return { anchor, classIndex, logit, probability, corners: [left, top, right, bottom] }
}

/** Of a box that was dropped for a better one, in its own class. */
function ownScore({ own }: Boxes, anchor: number, classIndex: number) {
  if (own.classes[anchor] !== classIndex) return null
  return { logit: own.logits[anchor] ?? Number.NaN, probability: own.probabilities[anchor] ?? Number.NaN }
}
