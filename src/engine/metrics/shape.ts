// What a map's values alone say: how much of the picture they cover, and how unevenly.

/** Mean of |map| in 0..1: 0 for an empty map, 1 for a full one (arxiv.org/abs/2104.10252). */
export function complexity(values: Float32Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length
}

/** Gini index of |map|: 0 where all values are equal, towards 1 where one holds all (arxiv.org/abs/1810.06583). */
export function sparseness(values: Float32Array): number {
  const sorted = Float64Array.from(values, Math.abs).sort()
  const n = sorted.length
  let total = 0
  let weighted = 0
  sorted.forEach((value, i) => {
    total += value
    weighted += value * (n - i - 0.5)
  })
  return total === 0 ? 0 : 1 - (2 * weighted) / (n * total)
}
