// The four numbers of a box as a model writes them -> its corners in pixels of the model's input.
import type { BoxHead } from '../networkTypes'

/** Beyond this no box is given in shares of the picture, and below it none in pixels. */
const SHARES = 2

/**
 * @param numbers [anchors, 4]
 * @param shape of the picture, [1, H, W, C]
 * @returns left, top, right, bottom of each
 */
export function cornersOf(
  numbers: Float32Array,
  form: BoxHead['form'],
  [, height = 1, width = 1]: readonly number[],
): Float32Array {
  const [wide, high] = inShares(numbers) ? [width, height] : [1, 1]
  const corners = new Float32Array(numbers.length)
  for (let at = 0; at < numbers.length; at += 4) {
    const box = numbers.subarray(at, at + 4) as unknown as readonly [number, number, number, number]
    const [left, top, right, bottom] = edges(box, form)
    corners.set([left * wide, top * high, right * wide, bottom * high], at)
  }
  return corners
}

function edges([a, b, c, d]: readonly [number, number, number, number], form: BoxHead['form']) {
  if (form === 'corners') return [a, b, c, d] as const
  if (form === 'rows') return [b, a, d, c] as const
  return [a - c / 2, b - d / 2, a + c / 2, b + d / 2] as const
}

/** Some exporters write shares of the picture, others pixels; of many boxes none is as small as a pixel. */
function inShares(numbers: Float32Array): boolean {
  let most = 0
  for (const value of numbers) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value))
  return most <= SHARES
}
