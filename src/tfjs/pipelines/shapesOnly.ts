// A network whose values nobody reads, run for the shapes alone: on a GPU that can leave its programs out, none is made
// and none runs. A model that opens would else compile what its pictures never need: its steps before they were folded.
import { backend } from '@tensorflow/tfjs-core'

export interface Outline {
  /** Leaves programs out, or no longer; gives what was so before. */
  leaveOut(on: boolean): boolean
  /** Whether a value that was never computed is still there. */
  holdsBlanks(): boolean
}

/** The same key from every copy of this module. */
const KEY = Symbol.for('limelight.outline')

type Outlined = { [KEY]?: Outline }

/** Of a backend that can. */
export function offerOutline(of: object, outline: Outline): void {
  const outlined = of as Outlined
  outlined[KEY] = outline
}

/** Thrown by a backend that is asked for a value which it left out. */
export class Blank extends Error {}

/**
 * Synchronous work of which only the shapes count, and which lets go of all that it makes. What cannot do without values,
 * or fails, is done once more with them: so that what it says of a failure is true.
 */
export function forShapes(work: () => void): void {
  const outline = (backend() as Outlined)[KEY]
  if (!outline || !isEnough(outline, work)) work()
}

function isEnough(outline: Outline, work: () => void): boolean {
  try {
    scoped(outline, true, work)
    return !outline.holdsBlanks()
  } catch {
    // Said by the run that computes, where it holds there too.
    outline.holdsBlanks()
    return false
  }
}

/** Work within `forShapes` whose values count. */
export function forValues<T>(work: () => T): T {
  const outline = (backend() as Outlined)[KEY]
  return outline ? scoped(outline, false, work) : work()
}

function scoped<T>(outline: Outline, on: boolean, work: () => T): T {
  const before = outline.leaveOut(on)
  try {
    return work()
  } finally {
    outline.leaveOut(before)
  }
}
