// Which masks are scored next, and what the others are thought to score meanwhile: like masks have like scores. First
// those that tell most of all others, then those that may score highest, which are what a softmax leaves of the map.
import { type Kernel, openField } from '../../linalg/kernels'
import { type Guess, type Kriging, openKriging } from '../../linalg/kriging'
import { coarse } from './coarse'
import { likeness } from './likeness'

export interface MaskOrder {
  /** Places of the masks asked for so far, in that order. */
  readonly asked: readonly number[]
  /** The next `count` places, by the scores so far, NaN where not known. */
  next(scores: Float64Array, count: number): readonly number[]
  /** The scores, with guesses where there is none; as they are where too few are known to guess. */
  filled(scores: Float64Array): Float64Array
  /** Correlation that the map of those very likely has with the finished one; below 0 where nothing can be told. */
  likeness(scores: Float64Array): number
}

interface Masks {
  /** The activation [h, w] of each. */
  readonly columns: readonly Float32Array[]
  readonly grid: readonly [number, number]
  /** How many channels have each of them. */
  readonly shared: readonly number[]
}

/** Scores that guesses are made from, the first ones: what those after tell beside is little, and costs its square. */
const MOST_TOLD = 256

/** How masks tell of others until there are scores; then the one of all that explains those best. */
const FIRST: Kernel = { shape: 'smooth', reach: 1 }
const OTHERS: readonly Kernel[] = [
  { shape: 'smooth', reach: 2 },
  { shape: 'smooth', reach: 0.5 },
  { shape: 'rough', reach: 0.5 },
  { shape: 'rough', reach: 1 },
  { shape: 'rough', reach: 2 },
  { shape: 'smooth', reach: 1, trend: true },
  { shape: 'rough', reach: 1, trend: true },
  { shape: 'rough', reach: 4, trend: true },
]
/** Up to so many scores the next are chosen without regard to how much they weigh: large masks are too much alike. */
const FEW = 16
/** Of its variance. Half of it, were guesses' errors normal; the search has found the highest scores, so that it is less. */
const ABOVE = 0.25
/** Of a guess, at most: a few scores may make it so large that the masks nobody scored are all of the map. */
const MOST_VARIANCE = 8
/** Scores that the kernel is judged by, the first ones. */
const MOST_JUDGED = 64

export function openMaskOrder({ columns, grid, shared }: Masks): MaskOrder {
  const points = columns.map((column) => coarse(unit(column), grid))
  const sizes = columns.map((column, i) => (shared[i] ?? 1) * deviation(column))
  const field = openField(points)
  const first = openKriging(field, FIRST)
  const krigings = [first, ...OTHERS.map((kernel) => openKriging(field, kernel))]
  const asked: number[] = []
  const free = new Set(columns.keys())
  const ask = (places: readonly number[]) => {
    for (const place of places) {
      free.delete(place)
      asked.push(place)
    }
    return places
  }
  const known = (scores: Float64Array) => {
    const values = knownFirst(asked, scores)
    return values.length < 2 ? null : values
  }
  const upTo = (count: number, of: Kriging) => {
    for (const place of asked.slice(of.size, count)) of.add(place)
    return of
  }
  const guess = (scores: Float64Array) => {
    const values = known(scores)
    if (!values) return null
    const some = values.slice(0, MOST_JUDGED)
    const judged = krigings.map((of) => ({ of, how: upTo(some.length, of).likelihood(some) }))
    const { of } = judged.reduce((a, b) => (b.how > a.how ? b : a))
    return upTo(values.length, of).guess(values)
  }
  return {
    asked,
    next(scores, count) {
      if (asked.length === 0) return ask(telling(first, { sizes, free: new Set(free), count }))
      const found = guess(scores)
      const worths = found ? worthOf(found, asked.length < FEW ? null : sizes) : sizes
      const best = [...free].sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0) || a - b)
      return ask(best.slice(0, count))
    },
    filled(scores) {
      const found = scores.some(Number.isNaN) ? guess(scores) : null
      return found ? filledFrom(scores, found) : scores
    },
    likeness(scores) {
      const found = guess(scores)
      return found
        ? likeness({ scores, filled: filledFrom(scores, found), guess: found, columns, shared })
        : -1
    },
  }
}

/** As high as a mask may score; of those that may score alike, the one that weighs most in the map. */
function worthOf({ means, variances }: Guess, sizes: readonly number[] | null): readonly number[] {
  return Array.from(means, (mean, i) => {
    const high = mean + Math.sqrt(variances[i] ?? 0)
    return sizes ? high + Math.log(Math.max(sizes[i] ?? 0, Number.MIN_VALUE)) : high
  })
}

/** A softmax weighs by powers: what stands for the mean power lies above the mean score. */
function filledFrom(scores: Float64Array, { means, variances }: Guess): Float64Array {
  return scores.map((score, i) => {
    const above = ABOVE * Math.min(variances[i] ?? 0, MOST_VARIANCE)
    return Number.isNaN(score) ? (means[i] ?? score) + above : score
  })
}

interface Telling {
  readonly sizes: readonly number[]
  readonly free: Set<number>
  readonly count: number
}

/** One after another, the mask that weighs most in the map among those of which least is known. */
function telling(kriging: Kriging, { sizes, free, count }: Telling): number[] {
  const found: number[] = []
  while (found.length < count && free.size > 0) {
    const worth = (place: number) => (kriging.open[place] ?? 0) * (sizes[place] ?? 0)
    const best = [...free].reduce((a, b) => (worth(b) > worth(a) ? b : a))
    free.delete(best)
    found.push(best)
    if (kriging.size < MOST_TOLD) kriging.add(best)
  }
  return found
}

/** Of those asked for, in that order, up to the first that is not known. */
function knownFirst(asked: readonly number[], scores: Float64Array): number[] {
  const values: number[] = []
  for (const place of asked.slice(0, MOST_TOLD)) {
    const score = scores[place] ?? Number.NaN
    if (!Number.isFinite(score)) break
    values.push(score)
  }
  return values
}

/** From 0 to 1; zeros where it is flat. */
function unit(column: Float32Array): Float32Array {
  const [low, high] = [column.reduce((a, b) => Math.min(a, b)), column.reduce((a, b) => Math.max(a, b))]
  return high > low ? column.map((value) => (value - low) / (high - low)) : new Float32Array(column.length)
}

/** How much it changes a map, wherever the map's mean lies: the length of what differs from its own mean. */
function deviation(column: Float32Array): number {
  const mean = column.reduce((a, b) => a + b, 0) / column.length
  return Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0))
}
