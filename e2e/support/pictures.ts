// Pictures for the tests, made on the spot.
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Grid } from './reference'
import { type NamedFile, random } from './toyModel'

export interface TestPicture {
  readonly file: NamedFile
  /** Its pixels, 0 to 255, as the model gets them under scale `unit`: divided by 255. */
  readonly unit: Grid
}

/** Three soft spots of colour on noise: something for a filter to find. */
export function spotPixels(width: number, height: number, seed: number): Uint8Array {
  const next = random(seed)
  const spots = Array.from(
    { length: 3 },
    () => [next() * width, next() * height, Math.floor(next() * 3)] as const,
  )
  const pixels = new Uint8Array(width * height * 3)
  for (let i = 0; i < pixels.length; i++) {
    const [x, y, c] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3]
    const glow = spots.reduce(
      (sum, [sx, sy, sc]) =>
        sum + (sc === c ? 200 : 40) * Math.exp(-((x - sx) ** 2 + (y - sy) ** 2) / (width * 1.5)),
      0,
    )
    pixels[i] = Math.min(255, 30 + next() * 40 + glow)
  }
  return pixels
}

export async function spotPicture(side: number, seed = 3): Promise<TestPicture> {
  const pixels = spotPixels(side, side, seed)
  const buffer = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
  const data = Float64Array.from(pixels, (v) => v / 255)
  return {
    file: { name: `spots-${seed}.png`, mimeType: 'image/png', buffer },
    unit: { height: side, width: side, channels: 3, data },
  }
}

/** A chunk of a PNG file: length, name, content, checksum. */
export function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), body])
  let crc = 0xffffffff
  for (const byte of head) {
    crc ^= byte
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const out = Buffer.alloc(head.length + 8)
  out.writeUInt32BE(body.length, 0)
  head.copy(out, 4)
  out.writeUInt32BE(~crc >>> 0, head.length + 4)
  return out
}

/** A grey PNG whose header claims this size; its rows are there when they are few. */
export function pngOfSize(width: number, height: number): NamedFile {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.max(1, (width + 1) * height)))
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const buffer = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { name: `${width}x${height}.png`, mimeType: 'image/png', buffer }
}

const raw = (pixels: Uint8Array, width: number, height: number) =>
  sharp(pixels, { raw: { width, height, channels: 3 } })

/** The five odd pictures that must work. */
export async function oddPictures(): Promise<NamedFile[]> {
  const pixels = spotPixels(40, 24, 5)
  const frames = Buffer.concat([pixels, spotPixels(40, 24, 6)])
  return [
    {
      name: 'one-pixel.png',
      mimeType: 'image/png',
      buffer: await raw(new Uint8Array([200, 30, 90]), 1, 1)
        .png()
        .toBuffer(),
    },
    {
      name: 'grey.png',
      mimeType: 'image/png',
      buffer: await raw(pixels, 40, 24).greyscale().toColourspace('b-w').png().toBuffer(),
    },
    {
      name: 'deep.png',
      mimeType: 'image/png',
      buffer: await raw(pixels, 40, 24).toColourspace('rgb16').png().toBuffer(),
    },
    {
      name: 'moving.gif',
      mimeType: 'image/gif',
      buffer: await sharp(frames, { raw: { width: 40, height: 48, channels: 3, pageHeight: 24 } })
        .gif({ delay: [100, 100] })
        .toBuffer(),
    },
    {
      name: 'turned.jpg',
      mimeType: 'image/jpeg',
      buffer: await raw(pixels, 40, 24).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    },
  ]
}

export async function truncatedPicture(): Promise<NamedFile> {
  const whole = await raw(spotPixels(200, 200, 9), 200, 200)
    .jpeg()
    .toBuffer()
  return { name: 'cut.jpg', mimeType: 'image/jpeg', buffer: whole.subarray(0, Math.floor(whole.length / 3)) }
}
