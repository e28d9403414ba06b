// Several captioned pictures on one PNG: what the grid shows, to take home.
import type { Pixels } from '../picture/types'
import { withText } from './pngText'

export interface SheetCell {
  readonly title: string
  readonly detail: string
  /** Painted when its turn comes, so that the page answers in between. */
  readonly paint: () => Pixels
}

export interface SheetBar {
  readonly low: string
  readonly high: string
  /** 256 colours, red, green, blue. */
  readonly table: Uint8Array
  readonly note: string
}

export interface Sheet {
  readonly heading: string
  readonly subheading: string
  readonly cells: readonly SheetCell[]
  readonly bars: readonly SheetBar[]
  /** Width over height of a cell's picture. */
  readonly ratio: number
}

const cellWidth = 400
const gap = 24
const captionHeight = 52
const headHeight = 84
const barHeight = 44
const paper = '#ffffff'
const ink = '#1d1d1a'
const quiet = '#66645c'
const font = 'system-ui, sans-serif'

/** Columns that leave as few empty places as possible, four at most. */
export function columnsFor(count: number): number {
  if (count <= 4) return Math.max(1, count)
  const empty = (columns: number) => Math.ceil(count / columns) * columns - count
  return empty(3) < empty(4) ? 3 : 4
}

/** The sheet as a PNG that carries `recipe`. */
export async function sheetPng(sheet: Sheet, recipe: string): Promise<Blob> {
  const columns = columnsFor(sheet.cells.length)
  const rows = Math.ceil(sheet.cells.length / columns)
  const high = Math.round(cellWidth / sheet.ratio)
  const width = gap + columns * (cellWidth + gap)
  const top = headHeight + rows * (high + captionHeight)
  const canvas = new OffscreenCanvas(width, top + sheet.bars.length * barHeight + gap)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser gives no 2-D canvas; close some tabs and reload the page.')
  context.fillStyle = paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  write(context, sheet.heading, { x: gap, y: 38, width: width - 2 * gap, font: `600 20px ${font}` })
  write(context, sheet.subheading, { x: gap, y: 62, width: width - 2 * gap, colour: quiet })
  for (const [i, cell] of sheet.cells.entries()) {
    const x = gap + (i % columns) * (cellWidth + gap)
    const y = headHeight + Math.floor(i / columns) * (high + captionHeight)
    drawCell(context, cell, { x, y, high })
    await new Promise((resolve) => setTimeout(resolve))
  }
  for (const [i, bar] of sheet.bars.entries()) drawBar(context, bar, { y: top + i * barHeight, width })
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([withText(new Uint8Array(await png.arrayBuffer()), recipe)], { type: 'image/png' })
}

interface Place {
  readonly x: number
  readonly y: number
  readonly high: number
}

function drawCell(context: OffscreenCanvasRenderingContext2D, cell: SheetCell, { x, y, high }: Place): void {
  const pixels = cell.paint()
  const scale = Math.min(cellWidth / pixels.width, high / pixels.height)
  const [w, h] = [pixels.width * scale, pixels.height * scale]
  context.imageSmoothingQuality = 'high'
  context.drawImage(drawOn(pixels), x + (cellWidth - w) / 2, y + (high - h) / 2, w, h)
  write(context, cell.title, { x, y: y + high + 20, width: cellWidth, font: `600 15px ${font}` })
  write(context, cell.detail, { x, y: y + high + 38, width: cellWidth, colour: quiet })
}

function drawBar(
  context: OffscreenCanvasRenderingContext2D,
  bar: SheetBar,
  { y, width }: { readonly y: number; readonly width: number },
): void {
  const data = new Uint8ClampedArray(4 * 256)
  for (let i = 0; i < 256; i++) data.set([...bar.table.slice(3 * i, 3 * i + 3), 255], 4 * i)
  const left = gap + 48
  write(context, bar.low, { x: gap, y: y + 23, width: 40, colour: quiet })
  context.drawImage(drawOn({ width: 256, height: 1, data }), left, y + 12, 240, 14)
  write(context, bar.high, { x: left + 248, y: y + 23, width: 40, colour: quiet })
  write(context, bar.note, { x: left + 300, y: y + 23, width: width - left - 300 - gap, colour: quiet })
}

function drawOn({ width, height, data }: Pixels): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0)
  return canvas
}

interface Line {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly font?: string
  readonly colour?: string
}

/** One line of text; what does not fit ends in an ellipsis. */
function write(context: OffscreenCanvasRenderingContext2D, text: string, line: Line): void {
  context.font = line.font ?? `14px ${font}`
  context.fillStyle = line.colour ?? ink
  let fitting = text
  while (fitting.length > 1 && context.measureText(fitting).width > line.width)
    fitting = `${fitting.slice(0, -2).trimEnd()}…`
  context.fillText(fitting, line.x, line.y)
}
