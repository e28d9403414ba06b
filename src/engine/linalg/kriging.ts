// Values at points where nobody has measured, from those where somebody has: Gaussian process regression with an unknown
// mean, https://gaussianprocess.org/gpml/chapters/RW2.pdf (2.41). By columns of a Cholesky factor, so that a point more
// costs no more than itself.
import { covariances, type Field, type Kernel, variancesOf } from './kernels'

/** What a point's value is thought to be, and how far it may lie from that: mean and variance of each point. */
export interface Guess {
  readonly means: Float64Array
  readonly variances: Float64Array
}

/** A regression over fixed points, some of which have been measured. */
export interface Kriging {
  /** Points added so far. */
  readonly size: number
  /** Of each point: the variance that the points added leave open; at first the kernel's. */
  readonly open: Float64Array
  /** A point that will be, or is, measured. */
  add(point: number): void
  /** From the values of the first points added, as many as there are: two or more. */
  guess(values: readonly number[]): Guess
  /** How well the kernel explains the values of the first points added: a logarithm, of use beside that of another kernel. */
  likelihood(values: readonly number[]): number
}

/** What a value has of its own, as a share of the variance. */
const NUGGET = 0.01

/** Of the points of a field, none of them added yet. */
export function openKriging(field: Field, kernel: Kernel): Kriging {
  const prior = variancesOf(field, kernel)
  const open = prior.slice()
  const added: number[] = []
  const columns: Float64Array[] = []
  const diagonal: number[] = []
  return {
    get size() {
      return added.length
    },
    open,
    add(point) {
      const own = Math.sqrt((open[point] ?? 0) + NUGGET)
      const column = covariances(field, kernel, point)
      for (const before of columns) subtract(column, before, before[point] ?? 0)
      for (let i = 0; i < column.length; i++) {
        column[i] = (column[i] ?? 0) / own
        open[i] = Math.max(0, (open[i] ?? 0) - (column[i] ?? 0) ** 2)
      }
      added.push(point)
      columns.push(column)
      diagonal.push(own)
    },
    guess: (values) => guessFrom(values, { points: added, columns, diagonal, prior }),
    likelihood: (values) => likelihoodOf(values, { points: added, columns, diagonal, prior }),
  }
}

interface Factor {
  readonly points: readonly number[]
  readonly columns: readonly Float64Array[]
  readonly diagonal: readonly number[]
  /** Variance of each point before any is measured. */
  readonly prior: Float64Array
}

/** The mean is that of generalised least squares; variances have the spread of the values. */
function fitted(values: readonly number[], factor: Factor) {
  const ones = solved(
    values.map(() => 1),
    factor,
  )
  const found = solved(values, factor)
  const weight = dot(ones, ones)
  const mean = dot(ones, found) / weight
  const rest = found.map((value, i) => value - mean * (ones[i] ?? 0))
  return { ones, weight, mean, rest, spread: dot(rest, rest) / Math.max(1, values.length - 1) }
}

/** Restricted: of what the unknown mean and variance leave, https://gaussianprocess.org/gpml/chapters/RW2.pdf (2.45). */
function likelihoodOf(values: readonly number[], factor: Factor): number {
  const { weight, spread } = fitted(values, factor)
  const logs = factor.diagonal.slice(0, values.length).reduce((sum, own) => sum + Math.log(own), 0)
  return -((values.length - 1) / 2) * Math.log(spread || Number.MIN_VALUE) - logs - Math.log(weight) / 2
}

function guessFrom(values: readonly number[], factor: Factor): Guess {
  const { ones, weight, mean, rest, spread } = fitted(values, factor)
  const { length } = factor.prior
  const means = new Float64Array(length).fill(mean)
  const known = new Float64Array(length)
  const open = factor.prior.slice()
  for (const [j, value] of rest.entries()) {
    const column = factor.columns[j] ?? known
    const one = ones[j] ?? 0
    for (let i = 0; i < length; i++) {
      const at = column[i] ?? 0
      means[i] = (means[i] ?? 0) + at * value
      known[i] = (known[i] ?? 0) + at * one
      open[i] = (open[i] ?? 0) - at * at
    }
  }
  const variances = open.map((left, i) => spread * (Math.max(0, left) + (1 - (known[i] ?? 0)) ** 2 / weight))
  return { means, variances }
}

/** Forward substitution over the first points added. */
function solved(values: readonly number[], { points, columns, diagonal }: Factor): number[] {
  const found: number[] = []
  for (const [i, value] of values.entries()) {
    const point = points[i] ?? 0
    const known = found.reduce((sum, other, j) => sum + other * (columns[j]?.[point] ?? 0), 0)
    found.push((value - known) / (diagonal[i] ?? 1))
  }
  return found
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

function subtract(column: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < column.length; i++) column[i] = (column[i] ?? 0) - factor * (other[i] ?? 0)
}
