// How alike values at two points are thought to be, from where the points lie: covariance functions of a Gaussian
// process, https://gaussianprocess.org/gpml/chapters/RW4.pdf (4.9), (4.18), (4.27).

/** Distances in units of the median one. */
export interface Kernel {
  /** `smooth`: exp(-d2 / reach). `rough`, of values that change from point to point: exp(-d / reach). */
  readonly shape: 'smooth' | 'rough'
  readonly reach: number
  /** Beside it values that rise along a straight line, wherever it points, as much as the others vary. */
  readonly trend?: boolean
}

/** Points, and what kernels need of them. */
export interface Field {
  readonly count: number
  /** Squared, of one point from all. */
  distances(point: number): Float64Array
  /** Squared. */
  readonly median: number
  /** Squared distance of each from the mean point, as a share of the mean of those. */
  readonly offsets: Float64Array
  /** That mean. */
  readonly extent: number
}

/** Pairs of so many points tell the median distance. */
const MOST_PAIRED = 64

/** @param points of one length each */
export function openField(points: readonly Float64Array[]): Field {
  const center = Float64Array.from(points[0] ?? [], (_, i) => meanOf(points.map((point) => point[i] ?? 0)))
  const offsets = Float64Array.from(points, (point) => distance(point, center))
  // Above 0: points may be all the same.
  const extent = meanOf(offsets) || 1
  const known = new Map<number, Float64Array>()
  return {
    count: points.length,
    median: medianDistance(points),
    offsets: offsets.map((offset) => offset / extent),
    extent,
    distances(point) {
      const own = points[point] ?? new Float64Array()
      const found = known.get(point) ?? Float64Array.from(points, (other) => distance(own, other))
      known.set(point, found)
      return found
    },
  }
}

/** Of one point with each. */
export function covariances(field: Field, { shape, reach, trend }: Kernel, point: number): Float64Array {
  const { median, offsets, extent } = field
  const own = offsets[point] ?? 0
  return field.distances(point).map((squared, i) => {
    const near = squared / median
    const alike = Math.exp(-(shape === 'smooth' ? near : Math.sqrt(near)) / reach)
    return trend ? alike + (own + (offsets[i] ?? 0) - squared / extent) / 2 : alike
  })
}

/** Of each point with itself. */
export const variancesOf = ({ offsets }: Field, { trend }: Kernel): Float64Array =>
  offsets.map((offset) => (trend ? 1 + offset : 1))

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2
  return sum
}

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length

function medianDistance(points: readonly Float64Array[]): number {
  const step = Math.max(1, points.length / MOST_PAIRED)
  const some: Float64Array[] = []
  for (let at = 0; at < points.length; at += step) some.push(points[Math.floor(at)] ?? new Float64Array())
  const distances = some.flatMap((a, i) => some.slice(i + 1).map((b) => distance(a, b)))
  return distances.sort((a, b) => a - b)[distances.length >> 1] || 1
}
