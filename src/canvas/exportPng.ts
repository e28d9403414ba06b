// The overlay as a PNG file, beside the page's own thread.
import type { Pixels } from '../picture/types'
import { type BlendJob, blendRows } from './blend'
import { contourLines, strokeContours } from './contourLines'
import { figureFont } from './figure'
import { type Marked, placeMarks, strokeMarks } from './marks'
import { openContext } from './pixels'
import { withText } from './pngText'

export interface ExportJob extends BlendJob {
  /** With lines of equal value over it. */
  readonly contours?: boolean | undefined
  /** The box or the region that the map is of. */
  readonly marked?: Marked | undefined
}

/**
 * The overlay as a PNG that carries `recipe`. Painted in strips, so that a large picture
 * needs its pixels once in memory and no more.
 */
export async function exportPng(job: ExportJob, recipe: string): Promise<Blob> {
  const { width, height } = job.picture
  const canvas = new OffscreenCanvas(width, height)
  const context = openContext(canvas)
  const out: Pixels = { width, height, data: new Uint8ClampedArray(job.picture.data) }
  const strip = Math.max(1, Math.floor(300_000 / width))
  for (let from = 0; from < height; from += strip) {
    const to = Math.min(height, from + strip)
    blendRows(job, out, { from, to })
    const part = out.data.slice(4 * width * from, 4 * width * to)
    context.putImageData(new ImageData(part, width, to - from), 0, from)
    await new Promise((resolve) => setTimeout(resolve))
  }
  if (job.contours) strokeContours(context, contourLines(job, [0, 0, width, height]))
  if (job.marked) {
    const font = (size: number, bold: boolean) => `${bold ? 600 : 400} ${size}px ${figureFont}`
    const measure = (text: string, size: number, bold: boolean) => {
      context.font = font(size, bold)
      return context.measureText(text).width
    }
    const place = { box: [0, 0, width, height], picture: job.picture, measure } as const
    strokeMarks(context, placeMarks(job.marked, place), font)
  }
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([withText(new Uint8Array(await png.arrayBuffer()), recipe)], { type: 'image/png' })
}
