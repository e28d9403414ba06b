// Which part of the picture the stage shows, magnified.

export interface Zoom {
  /** 1 shows the whole picture. */
  readonly scale: number
  /** The picture's point in the middle of the stage, as shares of its sides. */
  readonly x: number
  readonly y: number
}

export const whole: Zoom = { scale: 1, x: 0.5, y: 0.5 }

const MOST = 16
/** A scale this near to 1 is 1: what is left of zooming out lands on the whole picture. */
const NEAR = 1.01

/** Nothing beyond the picture's edges comes into sight. */
function within({ scale, x, y }: Zoom): Zoom {
  const size = Math.min(MOST, Math.max(1, scale))
  if (size < NEAR) return whole
  const half = 0.5 / size
  const inside = (at: number) => Math.min(1 - half, Math.max(half, at))
  return { scale: size, x: inside(x), y: inside(y) }
}

/** @param at the point of the stage that stays where it is, as shares of its sides */
export function zoomed(zoom: Zoom, by: number, at: readonly [number, number] = [0.5, 0.5]): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * by))
  const kept = (middle: number, share: number) => middle + (share - 0.5) / zoom.scale - (share - 0.5) / scale
  return within({ scale, x: kept(zoom.x, at[0]), y: kept(zoom.y, at[1]) })
}

/** @param by shares of the stage's sides: positive shows what lies right and below */
export const panned = (zoom: Zoom, [right, down]: readonly [number, number]): Zoom =>
  within({ ...zoom, x: zoom.x + right / zoom.scale, y: zoom.y + down / zoom.scale })

/** As CSS lays the picture behind the stage: percentages of the picture's own box, its origin at the top left. */
export const transformOf = ({ scale, x, y }: Zoom): string =>
  scale === 1 ? 'none' : `translate(${50 - 100 * x * scale}%, ${50 - 100 * y * scale}%) scale(${scale})`

export type Point = readonly [number, number]

/** Of the stage, in pixels of the window. */
export type StageBox = Readonly<Record<'left' | 'top' | 'width' | 'height', number>>

export const shareOf = (box: StageBox, [x, y]: Point): Point => [
  (x - box.left) / box.width,
  (y - box.top) / box.height,
]

interface Pinch {
  readonly from: Point
  readonly to: Point
  /** The finger that rests. */
  readonly other: Point
  readonly box: StageBox
}

/** One of two fingers moves: what lies between them grows with their distance and goes along with their middle. */
export function pinched(zoom: Zoom, { from, to, other, box }: Pinch): Zoom {
  const apart = (a: Point) => Math.max(1, Math.hypot(a[0] - other[0], a[1] - other[1]))
  const middle: Point = [(from[0] + other[0]) / 2, (from[1] + other[1]) / 2]
  const moved: Point = [(from[0] - to[0]) / 2 / box.width, (from[1] - to[1]) / 2 / box.height]
  return panned(zoomed(zoom, apart(to) / apart(from), shareOf(box, middle)), moved)
}
