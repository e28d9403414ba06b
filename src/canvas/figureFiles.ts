// A laid-out figure as PNG and as SVG; both carry the recipe.
import { failure } from '../errors'
import { contoursSvg, strokeContours } from './contourLines'
import { type Figure, type FigureLayout, figureColours, figureFont, layOut } from './figure'
import { marksSvg, strokeMarks } from './marks'
import { withText } from './pngText'

/** @param picture the overlay; @param recipe the link that restores the view */
export async function figurePng(figure: Figure, picture: Blob, recipe: string): Promise<Blob> {
  const layout = layOut(figure, measured())
  const { context, canvas } = makeCanvas(layout.width, layout.height)
  context.fillStyle = figureColours.paper
  context.fillRect(0, 0, layout.width, layout.height)
  const bitmap = await createImageBitmap(picture)
  const { x, y, width, height } = layout.picture
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, x, y, width, height)
  bitmap.close()
  if (layout.contours) strokeContours(context, layout.contours)
  strokeMarks(context, layout.marks, fontOf)
  drawBar(context, figure, layout)
  for (const { quiet, size, bold, text, ...at } of layout.texts) {
    context.font = fontOf(size, bold)
    context.fillStyle = quiet ? figureColours.quiet : figureColours.ink
    context.fillText(text, at.x, at.y)
  }
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([withText(new Uint8Array(await png.arrayBuffer()), recipe)], { type: 'image/png' })
}

function drawBar(
  context: OffscreenCanvasRenderingContext2D,
  figure: Figure,
  { bar, ticks }: FigureLayout,
): void {
  if (!bar || !figure.bar) return
  const colours = context.createLinearGradient(bar.x, 0, bar.x + bar.width, 0)
  for (const { share, colour } of stopsOf(figure.bar.table)) colours.addColorStop(share, colour)
  context.fillStyle = colours
  context.fillRect(bar.x, bar.y, bar.width, bar.height)
  context.fillStyle = figureColours.ink
  for (const { x, y, width, height } of ticks) context.fillRect(x, y, width, height)
}

/** @param link of the view, beside the drawing */
export async function figureSvg(figure: Figure, picture: Blob, recipe: string): Promise<Blob> {
  const layout = layOut(figure, measured())
  const { x, y, width, height } = layout.picture
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}" viewBox="0 0 ${layout.width} ${layout.height}" font-family="${figureFont}">`,
    `<title>${escaped(figure.title)}</title>`,
    `<metadata>limelight:${escaped(recipe)}</metadata>`,
    `<rect width="100%" height="100%" fill="${figureColours.paper}"/>`,
    `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${await dataUrl(picture)}"/>`,
    layout.contours ? contoursSvg(layout.contours) : '',
    marksSvg(layout.marks, escaped),
    barSvg(figure, layout),
    ...layout.texts.map(
      ({ quiet, bold, size, text, ...at }) =>
        `<text x="${at.x}" y="${at.y}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${quiet ? figureColours.quiet : figureColours.ink}">${escaped(text)}</text>`,
    ),
    '</svg>\n',
  ]
  return new Blob([svg.join('\n')], { type: 'image/svg+xml' })
}

function barSvg(figure: Figure, { bar, ticks }: FigureLayout): string {
  if (!bar || !figure.bar) return ''
  const colours = stopsOf(figure.bar.table).map(
    ({ share, colour }) => `<stop offset="${share.toFixed(4)}" stop-color="${colour}"/>`,
  )
  return `<defs><linearGradient id="bar">${colours.join('')}</linearGradient></defs>
<rect x="${bar.x}" y="${bar.y}" width="${bar.width}" height="${bar.height}" fill="url(#bar)"/>${ticks.map(({ x, y, width, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${figureColours.ink}"/>`).join('')}`
}

/** Base64 in steps: a large picture in one call would overflow the stack. */
export async function dataUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return `data:${blob.type || 'image/png'};base64,${btoa(parts.join(''))}`
}

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Enough of them that the palette bends as it should. */
const stopsOf = (table: Uint8Array) =>
  Array.from({ length: 17 }, (_, i) => Math.min(255, 16 * i)).map((i) => ({
    share: i / 255,
    colour: colourAt(table, i),
  }))

const colourAt = (table: Uint8Array, i: number) => `rgb(${[...table.subarray(3 * i, 3 * i + 3)].join(', ')})`

const fontOf = (size: number, bold: boolean) => `${bold ? 600 : 400} ${size}px ${figureFont}`

function measured(): Parameters<typeof layOut>[1] {
  const { context } = makeCanvas(1, 1)
  return (text, size, bold) => {
    context.font = fontOf(size, bold)
    return context.measureText(text).width
  }
}

function makeCanvas(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context)
    throw failure(
      'OutOfMemory',
      'The browser gives no room for a canvas; close some tabs and reload the page.',
    )
  return { canvas, context }
}
