// Of the engine's maps and of the canvas, which knows no tensors.

/** The least and the largest value; NaN is passed over, and twice NaN comes of nothing else. */
export function extremes(data: Float32Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const v of data) {
    if (v < low) low = v
    if (v > high) high = v
  }
  return low > high ? [Number.NaN, Number.NaN] : [low, high]
}
