// ICC profiles of grey files (ICC.1:2022, 8.3, 10.6 and 10.18): one curve from level to light, and from there to sRGB's
// levels. Libraries that go by way of 16-bit XYZ lose the darkest ones.
import { asciiAt } from './header'

type Curve = (level: number) => number

/**
 * What each of a grey file's 256 levels is in sRGB, 0 to 255; null where the profile has no curve that can be read.
 * Files with 16 bits are cut to 8 before, as browsers do.
 */
export function greyLevels(profile: Uint8Array): Uint8Array | null {
  if (profile.length < 132 || asciiAt(profile, 16, 4) !== 'GRAY') return null
  const curve = curveAt(profile, tagOffset(profile, 'kTRC'))
  if (!curve) return null
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const light = Math.min(1, Math.max(0, curve(level / 255)))
    return Math.round(255 * inSrgb(light))
  })
}

const inSrgb: Curve = (light) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Its end is the file's where the table names none. */
function tagOffset(profile: Uint8Array, name: string): number {
  const table = view(profile)
  const count = Math.min(table.getUint32(128), Math.floor((profile.length - 132) / 12))
  for (let at = 132; at < 132 + 12 * count; at += 12)
    if (asciiAt(profile, at, 4) === name) return table.getUint32(at + 4)
  return profile.length
}

function curveAt(profile: Uint8Array, at: number): Curve | null {
  if (at + 12 > profile.length) return null
  const data = view(profile)
  const kind = asciiAt(profile, at, 4)
  if (kind === 'para') return parametric(data, at)
  return kind === 'curv' ? sampled(data, at) : null
}

/** No sample: light itself; one: a gamma in 256ths; more: a table, straight between its values. */
function sampled(data: DataView, at: number): Curve | null {
  const count = data.getUint32(at + 8)
  if (at + 12 + 2 * count > data.byteLength) return null
  if (count === 0) return (level) => level
  if (count === 1) return (level) => level ** (data.getUint16(at + 12) / 256)
  const value = (i: number) => data.getUint16(at + 12 + 2 * i) / 65535
  return (level) => {
    const place = level * (count - 1)
    const below = Math.min(Math.floor(place), count - 2)
    return value(below) + (place - below) * (value(below + 1) - value(below))
  }
}

/** How many numbers each function of the standard's table 68 has. */
const numbers = [1, 3, 4, 5, 7] as const

function parametric(data: DataView, at: number): Curve | null {
  const kind = data.getUint16(at + 8)
  const count = numbers[kind]
  if (count === undefined || at + 12 + 4 * count > data.byteLength) return null
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => data.getInt32(at + 12 + 4 * i) / 65536,
  )
  if (kind <= 2) {
    const floor = kind === 2 ? c : 0
    return (level) => (a * level + b >= 0 ? (a * level + b) ** g : 0) + floor
  }
  return (level) => (level >= d ? (a * level + b) ** g + e : c * level + f)
}
