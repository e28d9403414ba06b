// What a map is of, drawn over a picture that is taken home: the box of a detector, the edge of a segmenter's class.
import type { Heatmap } from '../engine/types'
import type { Geometry } from '../picture/types'
import { coarsened } from './coarsened'
import { type ContourLines, contoursSvg, strokeContours } from './contourLines'
import { contourPath, finestContours } from './contours'
import { mapRectangle, type Rectangle } from './placing'

export interface Marked {
  /** Left, top, right, bottom in pixels of the picture. */
  readonly frame: { readonly corners: Rectangle; readonly name: string } | null
  /** 1 where the class wins, else 0. */
  readonly outline: { readonly heatmap: Heatmap; readonly geometry: Geometry } | null
}

export interface Marks {
  readonly frame: Frame | null
  readonly outline: ContourLines | null
}

interface Frame {
  /** Left, top, width, height. */
  readonly box: Rectangle
  readonly line: number
  readonly name: string
  readonly size: number
  /** Width of the ground behind the name. */
  readonly label: number
}

/** As on the stage: seen on every picture. */
const colours = { line: '#c3e14a', shade: '#000', name: '#1d1d1a' } as const

interface Place {
  /** Where the whole picture lies, in the units of the drawing. */
  readonly box: Rectangle
  readonly picture: { readonly width: number; readonly height: number }
  readonly measure: (text: string, size: number, bold: boolean) => number
}

export function placeMarks({ frame, outline }: Marked, place: Place): Marks {
  return { frame: frame && framed(frame, place), outline: outline && outlined(outline, place) }
}

function framed(
  { corners: [left, top, right, bottom], name }: NonNullable<Marked['frame']>,
  { box: [x, y, width, height], picture, measure }: Place,
): Frame {
  const [kx, ky] = [width / picture.width, height / picture.height]
  const size = Math.max(12, Math.round(Math.max(width, height) / 60))
  return {
    box: [x + left * kx, y + top * ky, (right - left) * kx, (bottom - top) * ky],
    line: Math.max(width, height) / 300,
    name,
    size,
    label: measure(name, size, true) + size,
  }
}

function outlined(
  { heatmap, geometry }: NonNullable<Marked['outline']>,
  { box: [x, y, width, height], picture }: Place,
): ContourLines {
  const [kx, ky] = [width / picture.width, height / picture.height]
  const on = ([left, top, w, h]: Rectangle): Rectangle => [x + left * kx, y + top * ky, w * kx, h * ky]
  const how = { mode: 'nearest', on: on(mapRectangle(geometry)) } as const
  const path = contourPath(coarsened(heatmap, finestContours), 0.5, how)
  return { paths: [path], seen: on(geometry.source), width: Math.max(width, height) / 400 }
}

export function strokeMarks(
  context: OffscreenCanvasRenderingContext2D,
  { frame, outline }: Marks,
  font: (size: number, bold: boolean) => string,
): void {
  if (outline) strokeContours(context, outline)
  if (!frame) return
  const { box, line, name, size, label } = frame
  for (const [colour, width] of linesOf(line)) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.strokeRect(...box)
  }
  context.fillStyle = colours.line
  context.fillRect(box[0], box[1], label, size * 1.5)
  context.fillStyle = colours.name
  context.font = font(size, true)
  context.fillText(name, box[0] + size / 2, box[1] + size * 1.1)
}

/** @param escaped text as SVG has it */
export function marksSvg({ frame, outline }: Marks, escaped: (text: string) => string): string {
  const edge = outline ? contoursSvg(outline) : ''
  if (!frame) return edge
  const { box, line, name, size, label } = frame
  const [x, y, width, height] = box
  const rectangles = linesOf(line).map(
    ([colour, stroke]) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${colour}" stroke-width="${stroke}"/>`,
  )
  return `${edge}${rectangles.join('')}<rect x="${x}" y="${y}" width="${label}" height="${size * 1.5}" fill="${colours.line}"/><text x="${x + size / 2}" y="${y + size * 1.1}" font-size="${size}" font-weight="600" fill="${colours.name}">${escaped(name)}</text>`
}

/** Light on dark. */
const linesOf = (line: number) =>
  [
    [colours.shade, line * 1.8],
    [colours.line, line],
  ] as const
