// What is asked of every method: 200 scenes of two to four objects, in each of them where one of the objects is.

import type { Truth } from '../../src/engine/metrics/truth'
import { drawScene } from '../../src/scenes/drawScene'
import { nodeCanvas } from '../scenes/nodeCanvas'

export const SCENES = 200
/** Apart from the seeds of training (1,000,000 on) and of the held-out test (2,000,000 on). */
const FIRST_SEED = 3_000_000
export const SIDE = 128
/** A thing that shows less of itself, in parts of the picture, is not asked for. */
const LEAST = 0.01

export interface Question {
  readonly seed: number
  /** Red, green, blue, alpha. */
  readonly picture: {
    readonly data: Uint8ClampedArray<ArrayBuffer>
    readonly width: number
    readonly height: number
  }
  readonly classIndex: number
  readonly truth: Truth
  /** Share of the picture that the object covers. */
  readonly share: number
}

function question(seed: number): Question | null {
  const count = 2 + (seed % 3)
  const { picture, objects } = drawScene({ seed, size: SIDE, count, makeCanvas: nodeCanvas })
  const object = objects[seed % count]
  if (!object) return null
  const share = object.mask.reduce((sum, on) => sum + on, 0) / (SIDE * SIDE)
  if (share < LEAST) return null
  const truth = { width: SIDE, height: SIDE, mask: object.mask }
  return { seed, picture, classIndex: object.classIndex, truth, share }
}

/** Drawn as they are asked for, once. */
export function openQuestions(): (at: number) => Question {
  const found: Question[] = []
  let seed = FIRST_SEED
  return (at) => {
    while (found.length <= at) {
      const next = question(seed++)
      if (next) found.push(next)
    }
    return found[at] as Question
  }
}
