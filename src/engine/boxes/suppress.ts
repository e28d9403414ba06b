// Non-maximum suppression: of boxes of one class that overlap, the best stays (as Ultralytics predicts: intersection over
// union above 0.7). A score's threshold applied afterwards leaves what it would have left before.
import type { Box } from '../outcomeTypes'

const OVERLAP = 0.7
const MOST = 300

type Corners = Box['corners']

/** Best first, at most 300. `corners` [anchors, 4]. */
export function suppressed(
  candidates: readonly Omit<Box, 'corners'>[],
  corners: Float32Array,
  overlap = OVERLAP,
): readonly Box[] {
  const ordered = candidates.toSorted((a, b) => b.probability - a.probability || a.anchor - b.anchor)
  const found: Box[] = []
  for (const candidate of ordered) {
    if (found.length === MOST) break
    const box = cornersAt(corners, candidate.anchor)
    const hidden = found.some(
      (better) => better.classIndex === candidate.classIndex && share(better.corners, box) > overlap,
    )
    if (!hidden) found.push({ ...candidate, corners: box })
  }
  return found
}

/** Of one prediction. */
function cornersAt(corners: Float32Array, anchor: number): Corners {
  const [left = 0, top = 0, right = 0, bottom = 0] = corners.subarray(anchor * 4, anchor * 4 + 4)
  return [left, top, right, bottom]
}

/** Intersection over union. */
function share(a: Corners, b: Corners): number {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  if (wide <= 0 || high <= 0) return 0
  const both = wide * high
  return both / (area(a) + area(b) - both)
}

const area = ([left, top, right, bottom]: Corners) => (right - left) * (bottom - top)
