// Pictures that no encoder at hand writes, byte by byte: PNG's rare kinds and remarks, a GIF smaller than its screen.
import { deflateSync } from 'node:zlib'
import { chunk } from './pictures'
import { greyProfile, parametricCurve, rgbProfile, sampledCurve } from './profiles'

const [width, height] = [37, 23]

interface PngKind {
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly type: number
  readonly depth: number
  readonly value: (x: number, y: number, byte: number) => number
  readonly chunks?: readonly Buffer[]
}

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function png({ type, depth, value, chunks = [] }: PngKind): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, type, 0, 0, 0], 8)
  const bytes = Math.max(1, ((samples[type] ?? 1) * depth) / 8)
  const length = Math.ceil((width * (samples[type] ?? 1) * depth) / 8)
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length }, (_, i) => value(Math.floor(i / bytes), y, i % bytes) & 255)]),
  )
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const body = chunk('IDAT', deflateSync(Buffer.concat(rows)))
  return Buffer.concat([signature, chunk('IHDR', header), ...chunks, body, chunk('IEND', Buffer.alloc(0))])
}

function numbers(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => {
    out.writeUInt32BE(value, 4 * i)
  })
  return out
}

const rgb = (x: number, y: number, c: number) => [x * 6 + 10, y * 10, x * y][c] ?? 0
const plain = { type: 2, depth: 8, value: rgb } as const
const gamma = (value: number) => chunk('gAMA', numbers(Math.round(value * 100_000)))
const embedded = (profile: Buffer) =>
  chunk('iCCP', Buffer.concat([Buffer.from('g\0\0', 'latin1'), deflateSync(profile)]))
const profile = (curve: readonly number[]) => embedded(greyProfile(curve))
/** Every level is among them. */
const allGreys = { type: 0, depth: 8, value: (x: number, y: number) => y * width + x } as const
const displayP3 = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000]

/** @returns by name, all of which open */
export function oddPngs(): Readonly<Record<string, Buffer>> {
  return {
    'bits.png': png({ type: 0, depth: 1, value: (x, y) => 0xa5 ^ (x * y) }),
    'quarters.png': png({ type: 0, depth: 2, value: (x, y) => 0x1b + x * y }),
    'deep-grey.png': png({ type: 0, depth: 16, value: (x, y, byte) => (byte === 0 ? y * 11 : x * 91) }),
    'grey-clear.png': png({ type: 4, depth: 8, value: (x, y, byte) => (byte === 0 ? y * 11 : x * 7) }),
    'deep-clear.png': png({
      type: 6,
      depth: 16,
      value: (x, y, byte) => (byte === 6 ? x * 6 : x * 91 + y * 11),
    }),
    'one-clear-colour.png': png({
      ...plain,
      value: (x) => (x % 3) * 50,
      chunks: [chunk('tRNS', Buffer.from([0, 50, 0, 50, 0, 50]))],
    }),
    'linear.png': png({ ...plain, chunks: [gamma(1)] }),
    'old-mac.png': png({ ...plain, chunks: [gamma(0.55)] }),
    'primaries.png': png({ ...plain, chunks: [gamma(0.45455), chunk('cHRM', numbers(...displayP3))] }),
    'coding-points.png': png({ ...plain, chunks: [chunk('cICP', Buffer.from([12, 13, 0, 1]))] }),
    'grey-profile-linear.png': png({ ...allGreys, chunks: [profile(sampledCurve())] }),
    'grey-profile-gamma.png': png({ ...allGreys, chunks: [profile(sampledCurve(461))] }),
    'grey-profile-table.png': png({
      ...allGreys,
      chunks: [profile(sampledCurve(0, 900, 9000, 30000, 65535))],
    }),
    'grey-profile-function.png': png({
      ...allGreys,
      chunks: [profile(parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))],
    }),
    'profile-linear.png': png({
      ...plain,
      value: (x, y, c) => (y * width + x) >> c,
      chunks: [embedded(rgbProfile(sampledCurve()))],
    }),
    'profile-gamma.png': png({
      ...plain,
      value: (x, y, c) => (y * width + x) >> c,
      chunks: [embedded(rgbProfile(sampledCurve(461)))],
    }),
    'grey-profile-deep.png': png({
      type: 0,
      depth: 16,
      value: (x, y, byte) => (byte === 0 ? Math.floor((y * width + x) / 4) : x * 91),
      chunks: [profile(sampledCurve())],
    }),
    'grey-profile-clear.png': png({
      type: 4,
      depth: 8,
      value: (x, y, byte) => (byte === 0 ? y * width + x : x * 7),
      chunks: [profile(sampledCurve(461))],
    }),
    'second-picture.png': withSecond(),
  }
}

/** Of a moving PNG whose first picture is not among those that move, browsers and libraries show one or the other. */
function withSecond(): Buffer {
  const still = png({ ...plain, chunks: [chunk('acTL', numbers(1, 0))] })
  const row = Buffer.from([0, ...Array.from({ length: 3 * width }, (_, i) => 255 - (i % 200))])
  const control = Buffer.concat([numbers(0, width, height, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])])
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([
    still.subarray(0, -12),
    chunk('fcTL', control),
    chunk('fdAT', Buffer.concat([numbers(1), rows])),
    still.subarray(-12),
  ])
}

/** A picture of 4 x 4 in the middle of a screen of 8 x 8, no colour of which is clear. */
export function offsetGif(): Buffer {
  const [clear, end] = [4, 5]
  const pixels = Array.from({ length: 16 }, (_, i) => i % 4)
  // Cleared so often that the codes stay three bits long.
  const codes = [...pixels.flatMap((pixel, i) => (i % 2 === 0 ? [clear, pixel] : [pixel])), end]
  const bits = codes.map((code) => code.toString(2).padStart(3, '0').split('').reverse().join('')).join('')
  const bytes = bits.match(/.{1,8}/g) ?? []
  const data = bytes.map((byte) => Number.parseInt(byte.split('').reverse().join(''), 2))
  const screen = [8, 0, 8, 0, 0x81, 1, 0]
  const palette = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
  const frame = [0x2c, 2, 0, 2, 0, 4, 0, 4, 0, 0]
  return Buffer.from([
    ...Buffer.from('GIF89a'),
    ...screen,
    ...palette,
    ...frame,
    2,
    data.length,
    ...data,
    0,
    0x3b,
  ])
}

/** 12 x 8, written by libavif (Pillow 13) with a colour box, which sharp does not write. */
const AVIF = [
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAA',
  'AAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAvAAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEA',
  'AGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAADAAAAAgAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBIAAA',
  'AAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAxG1kYXQSAAoIOAyvsICGg0gyrQEQAAD/DPN06qyr',
  'oN/0UHPXd6H0IcL4i70sve4srSUr9N+IOj4jEO3zEpVyxd1RqJlkzl5b5wP0LyIqIehzY4S7bIePyc9j7X2Y1Rwo1pwg2TyYkxOk',
  'PlN+LHL0qVvjVzQ6/8YlieHXx/VU9SdwCKr2LfnLbPVv99yJWvujAkN+C1xKQxIbZgV3D+gnqvaVeKzUSDG1jwS5USWHWXpIPoAC',
  '42eHbG8i9Qrhw0nVOA==',
]

/** Colours that are named by numbers: primaries and curve of ITU-T H.273. */
export function avifNaming(primaries: number, transfer: number): Buffer {
  const avif = Buffer.from(AVIF.join(''), 'base64')
  const at = avif.indexOf('nclx')
  avif.writeUInt16BE(primaries, at + 4)
  avif.writeUInt16BE(transfer, at + 6)
  return avif
}
