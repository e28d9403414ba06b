// How much a map that partly stands on guesses is like the finished one, judged by the guesses alone: the finished map
// is drawn many times as it may be. The draws take guesses' errors to be independent, and the spread of a few scores to
// be uncertain (Student's t, https://gaussianprocess.org/gpml/chapters/RW9.pdf section 9.9).
import type { Guess } from '../../linalg/kriging'
import { pearson } from '../../metrics/correlation'
import { normals } from '../../scoring/random'

export interface Guessed {
  /** Of each mask, NaN where nobody scored it. */
  readonly scores: Float64Array
  /** The same with what stands for those. */
  readonly filled: Float64Array
  readonly guess: Guess
  /** The activation [h, w] of each mask, and how many channels have it. */
  readonly columns: readonly Float32Array[]
  readonly shared: readonly number[]
}

const DRAWS = 40
/** Of the draws, how many may be less alike. */
const UNLIKELY = 2

/** Pearson's correlation that all but a twentieth of the draws have with the map; below 0 where nothing can be told. */
export function likeness({ scores, filled, guess, columns, shared }: Guessed): number {
  const known = scores.filter((score) => !Number.isNaN(score)).length
  if (known < 2) return -1
  const draw = (seed: number): Float64Array => {
    const errors = normals(scores.length, spreadOf(known - 1, seed), seed)
    return scores.map((score, i) =>
      Number.isNaN(score)
        ? (guess.means[i] ?? 0) + Math.sqrt(guess.variances[i] ?? 0) * (errors[i] ?? 0)
        : score,
    )
  }
  const map = mapOf(filled, columns, shared)
  const found = Array.from({ length: DRAWS }, (_, seed) => {
    const other = mapOf(draw(seed + 1), columns, shared)
    const alike = pearson(map, other)
    if (!Number.isNaN(alike)) return alike
    return isFlat(map) && isFlat(other) ? 1 : -1
  })
  return found.sort((a, b) => a - b)[UNLIKELY] ?? -1
}

const isFlat = (map: Float64Array) => map.every((value) => value === map[0])

/** By which a spread from so many degrees of freedom may be too small. */
function spreadOf(degrees: number, seed: number): number {
  const squares = normals(degrees, 1, seed, 1).reduce((sum, value) => sum + value * value, 0)
  return Math.sqrt(degrees / squares)
}

/** As the engine makes it of a softmax, but for its size: [h * w] after the ReLU. */
function mapOf(
  scores: Float64Array,
  columns: readonly Float32Array[],
  shared: readonly number[],
): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const map = new Float64Array(columns[0]?.length ?? 0)
  for (const [i, column] of columns.entries()) {
    const weight = (shared[i] ?? 1) * Math.exp((scores[i] ?? 0) - top)
    for (let at = 0; at < map.length; at++) map[at] = (map[at] ?? 0) + weight * (column[at] ?? 0)
  }
  return map.map((value) => Math.max(0, value))
}
