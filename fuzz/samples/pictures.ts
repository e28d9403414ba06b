// Pictures of each format and kind: depths, profiles, turns, palettes, frames.
import sharp from 'sharp'
import { manyFormats } from '../../e2e/support/formats'
import { withText } from '../../src/canvas/pngText'
import type { Part, Sample } from '../types'

type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff'

export async function image(format: Format): Promise<Part[]> {
  const data = Uint8Array.from({ length: 3 * 24 * 20 }, (_, i) => (37 * i) % 256)
  const bytes = await sharp(data, { raw: { width: 24, height: 20, channels: 3 } })
    .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {})
    .toBuffer()
  return [{ path: `spot.${format}`, bytes: new Uint8Array(bytes) }]
}

/** The same kinds that the browser's suite compares with the terminal, without large ones. */
async function kinds(ending: RegExp): Promise<Part[]> {
  const all = await manyFormats()
  return all
    .filter(({ name, buffer }) => ending.test(name) && buffer.length < 60_000)
    .map(({ name, buffer }) => ({ path: name, bytes: new Uint8Array(buffer) }))
}

async function carrying(): Promise<Part[]> {
  const [png] = await image('png')
  const link = 'model=file:net&hash=aaaaaaaaaaaa&image=file:cat.jpg&class=4&layer=Conv_1/Relu6'
  return [{ path: 'overlay.png', bytes: withText(png?.bytes ?? new Uint8Array(), link) }]
}

const formats = ['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const

export const pictures: readonly Sample[] = [
  ...formats.map((format): Sample => ({ id: format, kind: 'picture', parts: () => image(format) })),
  { id: 'kinds of png', kind: 'picture', oneOf: true, parts: () => kinds(/png$/) },
  { id: 'kinds of jpeg', kind: 'picture', oneOf: true, parts: () => kinds(/jpg$/) },
  { id: 'kinds of gif and webp', kind: 'picture', oneOf: true, parts: () => kinds(/(gif|webp)$/) },
  { id: 'kinds of avif', kind: 'picture', oneOf: true, parts: () => kinds(/avif$/) },
  { id: 'kinds of tiff and bmp', kind: 'picture', oneOf: true, parts: () => kinds(/(tif|bmp)$/) },
  { id: 'picture with a recipe', kind: 'carried', parts: carrying },
]
