// How well a map agrees with a box that somebody drew: pointing game, energy inside, best IoU.
import { failure } from '../../errors'
import type { Grid } from '../maps/grid'
import { bestIoU, energy, pointing } from './truth'
import type { BoxFigures } from './types'

/** Left, top, right, bottom in pixels of the picture; right and bottom are excluded. */
export type Box = readonly [number, number, number, number]

/**
 * @param map of any size, laid over the whole picture of `width` by `height` pixels
 * @throws BadRecipe for a box that is empty or leaves the picture
 */
export function inBox(map: Grid, box: Box, [width, height]: readonly [number, number]): BoxFigures {
  const [x0, y0, x1, y1] = box
  const named = `The box ${box.join(',')}`
  if (!box.every(Number.isFinite) || x1 <= x0 || y1 <= y0)
    throw failure('BadRecipe', `${named} is empty; give left,top,right,bottom in pixels.`)
  if (x0 < 0 || y0 < 0 || x1 > width || y1 > height)
    throw failure('BadRecipe', `${named} leaves the picture of ${width} × ${height} pixels.`)
  const mask = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5]
    return x > x0 && x < x1 && y > y0 && y < y1 ? 1 : 0
  })
  const truth = { width, height, mask }
  return { pointing: pointing(map, truth), energy: energy(map, truth), iou: bestIoU(map, truth).iou }
}
