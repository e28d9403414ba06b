// How alike two maps of one size are.

/** Pearson's correlation; with `eps` in the denominator, as pytorch-grad-cam's coherency has it. NaN for a flat map. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>, eps = 0): number {
  const n = a.length
  const mean = (values: ArrayLike<number>) => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[i] ?? 0
    return sum / n
  }
  const [middleA, middleB] = [mean(a), mean(b)]
  let product = 0
  let squareA = 0
  let squareB = 0
  for (let i = 0; i < n; i++) {
    const [da, db] = [(a[i] ?? 0) - middleA, (b[i] ?? 0) - middleB]
    product += da * db
    squareA += da * da
    squareB += db * db
  }
  return product / (n - 1) / (Math.sqrt((squareA / (n - 1)) * (squareB / (n - 1))) + eps)
}

/** Spearman's rank correlation; equal values share the mean of their ranks. NaN for a flat map. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return pearson(meanRanks(a), meanRanks(b))
}

function meanRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => (values[a] ?? 0) - (values[b] ?? 0),
  )
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to++
    for (let i = from; i <= to; i++) ranks[order[i] ?? 0] = (from + to) / 2
    from = to + 1
  }
  return ranks
}
