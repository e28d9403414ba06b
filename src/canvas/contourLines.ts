// The lines of equal value as they are drawn over a picture that is taken home: on a canvas and as SVG.
import type { Heatmap } from '../engine/types'
import type { Geometry } from '../picture/types'
import { coarsened } from './coarsened'
import { contourLevels } from './contourLevels'
import { contourPath, finestContours } from './contours'
import { mapRectangle, type Rectangle } from './placing'
import type { Cells } from './raster'

export interface ContourLines {
  /** SVG paths, one a level. */
  readonly paths: readonly string[]
  /** What the model saw: nothing is drawn beside it. */
  readonly seen: Rectangle
  /** Of the light line. */
  readonly width: number
}

interface Drawn {
  readonly heatmap: Heatmap
  readonly geometry: Geometry
  readonly cells: Cells
}

/** Light on dark, so that a line shows on any colour. */
const strokes = [
  { colour: '#000', opacity: 0.55, times: 2.4 },
  { colour: '#fff', opacity: 1, times: 1 },
] as const

/** @param box where the whole picture lies, in the units of the drawing */
export function contourLines({ heatmap, geometry, cells }: Drawn, box: Rectangle): ContourLines {
  const [left, top, width, height] = box
  const [kx, ky] = [width / geometry.picture[0], height / geometry.picture[1]]
  const onBox = ([x, y, w, h]: Rectangle): Rectangle => [left + x * kx, top + y * ky, w * kx, h * ky]
  const map = coarsened(heatmap, finestContours)
  const how = { mode: cells, on: onBox(mapRectangle(geometry)) }
  return {
    paths: contourLevels.map((level) => contourPath(map, level, how)),
    seen: onBox(geometry.source),
    width: Math.max(width, height) / 400,
  }
}

export function strokeContours(
  context: OffscreenCanvasRenderingContext2D,
  { paths, seen, width }: ContourLines,
): void {
  context.save()
  context.beginPath()
  context.rect(...seen)
  context.clip()
  context.lineCap = 'round'
  for (const path of paths)
    for (const { colour, opacity, times } of strokes) {
      context.strokeStyle = colour
      context.globalAlpha = opacity
      context.lineWidth = width * times
      context.stroke(new Path2D(path))
    }
  context.restore()
}

export function contoursSvg({ paths, seen: [x, y, w, h], width }: ContourLines): string {
  const drawn = paths.flatMap((path) =>
    strokes.map(
      ({ colour, opacity, times }) =>
        `<path d="${path}" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${width * times}"/>`,
    ),
  )
  return `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="${x} ${y} ${w} ${h}" fill="none" stroke-linecap="round">${drawn.join('')}</svg>`
}
