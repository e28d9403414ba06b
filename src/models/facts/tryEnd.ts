// What an output gives for one picture, where its operators leave open what it is.
import { dispose, randomUniform, sigmoid, softmax, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { ScoreHead } from './findHead'
import { type PictureInput, USUAL_SIZE } from './inputShape'

export interface Tried {
  /** Whether the output is a multiple of what is shown, but for rounding. */
  readonly faithful: boolean
  /** Whether all its values lie from 0 to 1. */
  readonly bounded: boolean
  /** Whether they are whole numbers, or yes and no. */
  readonly whole: boolean
  readonly sum: number
  /** Whether they are logarithms of what adds up to 1. */
  readonly logs: boolean
}

const UNTRIED: Tried = { faithful: true, bounded: false, whole: false, sum: Number.NaN, logs: false }

/** Of a share of 1: one step of 255, and what half precision leaves out. */
const ROUNDED = 6e-3
const EXACT = 1e-3

/** One random picture through the network, where scaling, a change of type or operators behind a softmax ask for it. */
export async function tryEnd(
  { network, logits, scaled, cast, made: origin, activation }: ScoreHead,
  { output, picture }: { readonly output: string; readonly picture: PictureInput },
): Promise<Tried> {
  const open = activation === 'none' ? cast || origin !== null : scaled !== null
  if (!open) return UNTRIED
  const { input, shape } = picture
  const x = randomUniform([1, shape[0] ?? USUAL_SIZE, shape[1] ?? USUAL_SIZE, shape[2]], 0, 1, 'float32', 1)
  const made: Tensor[] = [x]
  try {
    made.push(...network.run({ [input]: x }, [logits, output]))
    const [, scores, answer] = made as [Tensor, Tensor, Tensor]
    const shares = tidy(() => sharesOf(scores, activation))
    made.push(shares)
    const wanted = [...(await shares.data())]
    const given = [...(await answer.data())]
    const sum = added(given)
    const total = added(wanted)
    const factor = sum / total
    const slack = cast ? ROUNDED : 0
    return {
      faithful:
        activation === 'none' ||
        (wanted.length === given.length &&
          factor > 0 &&
          wanted.every((share, i) => Math.abs((given[i] ?? 0) / factor - share) <= EXACT * share + slack)),
      bounded: given.every((value) => value >= -EXACT && value <= 1 + EXACT),
      whole: answer.dtype !== 'float32',
      sum,
      logs: given.length > 1 && Math.abs(added(given.map(Math.exp)) - 1) <= EXACT,
    }
  } finally {
    dispose(made)
  }
}

function sharesOf(scores: Tensor, activation: ScoreHead['activation']): Tensor {
  if (activation === 'sigmoid') return sigmoid(scores)
  return activation === 'softmax' ? softmax(scores) : scores.clone()
}

const added = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0)
