// Masks of a large layer as means over blocks: how alike two of them are can be told from those.

/** Rows and columns at most. */
const SIDE = 16

/** Of a mask [h, w]: [rows, columns], at most 16 each. */
export function coarse(mask: Float32Array, [h, w]: readonly [number, number]): Float64Array {
  const [rows, columns] = [Math.min(h, SIDE), Math.min(w, SIDE)]
  const sums = new Float64Array(rows * columns)
  const counts = new Float64Array(rows * columns)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const block = Math.floor((y * rows) / h) * columns + Math.floor((x * columns) / w)
      sums[block] = (sums[block] ?? 0) + (mask[y * w + x] ?? 0)
      counts[block] = (counts[block] ?? 0) + 1
    }
  return sums.map((sum, block) => sum / (counts[block] ?? 1))
}
