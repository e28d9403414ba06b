// Blue, white, red for signed values: zero in the middle, both arms equally far from it in lightness.
// K. Moreland, Diverging Color Maps for Scientific Visualization, 2009: straight lines in Msh, a polar CIELAB.

type Triple = readonly [number, number, number]

const blue: Triple = [59, 76, 192]
const red: Triple = [180, 4, 38]
const white: Triple = [95.047, 100, 108.883]

let table: Uint8Array | null = null

/** 256 colours as red, green, blue bytes, from the most negative value to the most positive. */
export function divergingTable(): Uint8Array {
  if (table) return table
  const [low, high] = [mshOf(blue), mshOf(red)]
  const middle = Math.max(low[0], high[0], 88)
  table = Uint8Array.from(
    Array.from({ length: 256 }, (_, i) => {
      const at = i / 255
      return at < 0.5 ? armColour(low, middle, 2 * at) : armColour(high, middle, 2 - 2 * at)
    }).flat(),
  )
  return table
}

/** A CSS gradient of the table, the most negative colour at the start of `direction`. */
export function divergingGradient(direction: 'to top' | 'to right'): string {
  const colours = divergingTable()
  const stops = Array.from({ length: 17 }, (_, i) => 3 * Math.min(255, i * 16))
  return `linear-gradient(${direction}, ${stops.map((at) => `rgb(${colours.slice(at, at + 3).join(' ')})`).join(', ')})`
}

/** From an end's colour (share 0) to white (share 1); near white the hue turns so that it stays even. */
function armColour([m, s, h]: Triple, middle: number, share: number): Triple {
  const spin = m >= middle ? 0 : (s * Math.sqrt(middle ** 2 - m ** 2)) / (m * Math.sin(s))
  const end = h > -Math.PI / 3 ? h + spin : h - spin
  const mix = (a: number, b: number) => a + (b - a) * share
  return rgbOf([mix(m, middle), mix(s, 0), mix(h, end)])
}

function mshOf(rgb: Triple): Triple {
  const [r, g, b] = rgb.map((v) => {
    const u = v / 255
    return 100 * (u > 0.04045 ? ((u + 0.055) / 1.055) ** 2.4 : u / 12.92)
  }) as [number, number, number]
  const f = (v: number, i: 0 | 1 | 2) => {
    const t = v / white[i]
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116
  }
  const x = f(0.4124 * r + 0.3576 * g + 0.1805 * b, 0)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b, 1)
  const z = f(0.0193 * r + 0.1192 * g + 0.9505 * b, 2)
  const l = 116 * y - 16
  const a = 500 * (x - y)
  const bb = 200 * (y - z)
  const m = Math.hypot(l, a, bb)
  return [m, Math.acos(l / m), Math.atan2(bb, a)]
}

function rgbOf([m, s, h]: Triple): Triple {
  const l = m * Math.cos(s)
  const a = m * Math.sin(s) * Math.cos(h)
  const b = m * Math.sin(s) * Math.sin(h)
  const y = (l + 16) / 116
  const back = (t: number, i: 0 | 1 | 2) =>
    (white[i] / 100) * (t ** 3 > 0.008856 ? t ** 3 : (t - 16 / 116) / 7.787)
  const X = back(y + a / 500, 0)
  const Y = back(y, 1)
  const Z = back(y - b / 200, 2)
  const linear = [
    3.2406 * X - 1.5372 * Y - 0.4986 * Z,
    -0.9689 * X + 1.8758 * Y + 0.0415 * Z,
    0.0557 * X - 0.204 * Y + 1.057 * Z,
  ]
  return linear.map((v) => {
    const u = v > 0.0031308 ? 1.055 * v ** (1 / 2.4) - 0.055 : 12.92 * v
    return Math.round(255 * Math.min(1, Math.max(0, u)))
  }) as unknown as Triple
}
