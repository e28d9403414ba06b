// Scores that were asked for in stages, some masks several times, as one mean of each mask.

/** Masks scored together. Each run asks for all of them, one run behind the other. */
export interface Stage {
  /** Places of the masks. */
  readonly places: readonly number[]
  /** Of its first score among all. */
  readonly start: number
}

/** How often each mask is scored, and how many masks there are. */
interface Extent {
  readonly runs: number
  readonly masks: number
}

/** Of each mask the mean of the scores that are known; NaN where none is. */
export function meanScores(
  scores: Float32Array,
  stages: readonly Stage[],
  { runs, masks }: Extent,
): Float64Array {
  const means = new Float64Array(masks).fill(Number.NaN)
  for (const { places, start } of stages)
    places.forEach((place, i) => {
      let sum = 0
      let known = 0
      for (let run = 0; run < runs; run++) {
        const score = scores[start + run * places.length + i] ?? Number.NaN
        if (Number.isNaN(score)) continue
        sum += score
        known++
      }
      if (known > 0) means[place] = sum / known
    })
  return means
}
