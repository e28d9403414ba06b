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
  if (form === 'cells') return cornersOf(fromCells(numbers, [height, width]), 'centre', [1, height, width])
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

/** Sides of the cells in which YOLO's three levels count, in pixels. */
const SIDES = [8, 16, 32]

/** Row by row through the cells of each level: middle, width and height in pixels. */
function fromCells(numbers: Float32Array, [height, width]: readonly [number, number]): Float32Array {
  const boxes = new Float32Array(numbers.length)
  let at = 0
  for (const side of SIDES)
    for (let row = 0; row < Math.floor(height / side); row++)
      for (let column = 0; column < Math.floor(width / side); column++, at += 4) {
        const [x = 0, y = 0, wide = 0, high = 0] = numbers.subarray(at, at + 4)
        boxes.set([(x + column) * side, (y + row) * side, Math.exp(wide) * side, Math.exp(high) * side], at)
      }
  return boxes
}
