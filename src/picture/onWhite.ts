// Transparency is laid over white: what a picture looks like on paper.
import type { Pixels } from './types'

/** The same pixels where all are opaque. */
export function onWhite(pixels: Pixels): Pixels {
  const { data } = pixels
  let opaque = true
  for (let i = 3; i < data.length && opaque; i += 4) opaque = data[i] === 255
  if (opaque) return pixels
  const laid = new Uint8ClampedArray(data.length)
  for (let i = 0; i < data.length; i += 4) {
    const alpha = (data[i + 3] ?? 255) / 255
    for (let c = i; c < i + 3; c++) laid[c] = (data[c] ?? 0) * alpha + 255 * (1 - alpha)
    laid[i + 3] = 255
  }
  return { ...pixels, data: laid }
}
