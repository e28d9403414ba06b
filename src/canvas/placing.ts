// Where things lie on the stage, in percent of the box around them.
import type { Geometry } from '../picture/types'

interface Box {
  readonly left: string
  readonly top: string
  readonly width: string
  readonly height: string
}

/** Left, top, width and height. */
export type Rectangle = readonly [number, number, number, number]

function boxOf([left, top, width, height]: Rectangle, [wide, high]: readonly [number, number]): Box {
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`
  return {
    left: share(left, wide),
    top: share(top, high),
    width: share(width, wide),
    height: share(height, high),
  }
}

/** What the model saw, on the picture. */
export const seenBox = ({ source, picture }: Geometry): Box => boxOf(source, picture)

/** The whole picture, on what the model saw of it. */
export function wholeBox({ source: [left, top, width, height], picture }: Geometry): Box {
  return boxOf([-left, -top, ...picture], [width, height])
}

/** The model's whole input (which the map covers), on the picture. */
export const mapBox = (geometry: Geometry): Box => boxOf(mapRectangle(geometry), geometry.picture)

/** The same in pixels of the picture. */
export function mapRectangle({ source, target, input }: Geometry): Rectangle {
  const [kx, ky] = [source[2] / target[2], source[3] / target[3]]
  const left = source[0] - target[0] * kx
  const top = source[1] - target[1] * ky
  return [left, top, input[0] * kx, input[1] * ky]
}
