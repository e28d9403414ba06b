// From a pointer on the stage to a point of the picture.
import { toInput, toPicture } from '../../picture/regions'
import type { Scene } from './useScene'

export type Point = readonly [number, number]

/** In pixels of the picture, whatever of it the stage draws. */
export function pointAt(event: React.PointerEvent<HTMLElement>, scene: Scene): Point {
  const box = event.currentTarget.getBoundingClientRect()
  const [width, height] = scene.geometry.picture
  return ofPicture(scene, [
    ((event.clientX - box.left) / box.width) * width,
    ((event.clientY - box.top) / box.height) * height,
  ])
}

/** From what is drawn to the picture. */
export const ofPicture = ({ cut }: Scene, point: Point): Point => (cut ? toPicture(cut, point) : point)

/** And back. */
export const onStageAt = ({ cut }: Scene, point: Point): Point => (cut ? toInput(cut, point) : point)

/** Width and height of the picture itself. */
export const pictureSides = ({ cut, geometry }: Scene): Point => (cut ?? geometry).picture

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The place one step on, within the sides; null where the key is no arrow. */
export function stepped(key: string, [x, y]: Point, how: { step: Point; sides: Point }): Point | null {
  const way = arrows[key]
  if (!way) return null
  const within = (value: number, side: number) => Math.min(side, Math.max(0, value))
  return [within(x + way[0] * how.step[0], how.sides[0]), within(y + way[1] * how.step[1], how.sides[1])]
}
