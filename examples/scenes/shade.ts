// What a surface makes of the lamp: worked out once for every way it can face, then looked up for each pixel.
import type { Field, Light, Material, Rgb } from './types'

const SIDE = 48
const CHANNELS = 4

/** What a mirror facing `normal` sees: a dim room, a bright ceiling and a soft box where the lamp is. */
function room(light: Light, [nx, ny, nz]: Rgb): number {
  const [rx, ry, rz] = [2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1]
  const [lx, ly, lz] = light.towards
  const lamp = rx * lx + ry * ly + rz * lz
  const box = Math.min(1, Math.max(0, (lamp - 0.72) / 0.16))
  const wall = Math.min(1, Math.max(0, 0.5 - (rx * lx + ry * ly) * 0.45 - Math.abs(rz - 0.12)))
  return 0.14 + 0.34 * Math.max(0, rz) ** 2 + 1.7 * box + 0.5 * wall
}

/** Share of lamp and of sky that the dull surface returns, shine without its colour, mirror with it. */
function answer(light: Light, normal: Rgb, material: Material): readonly number[] {
  const [nx, ny, nz] = normal
  const [lx, ly, lz] = light.towards
  const facing = nx * lx + ny * ly + nz * lz
  const shiny = Math.max(0, (facing + nz) / Math.sqrt(2 + 2 * lz))
  const sharp = 6 * 2 ** (6 * material.gloss)
  const rim = (1 - Math.max(0, nz)) ** 3
  const metal = material.metal ?? 0
  return [
    Math.max(0, (facing + 0.12) / 1.12) * (1 - metal * 0.75),
    (0.55 + 0.45 * nz) * (1 - metal * 0.7),
    material.gloss * (0.85 * shiny ** sharp + 0.22 * rim * material.gloss),
    metal * room(light, normal),
  ]
}

/** The answers for a grid of normals: column is the lean to the right, row the lean down. */
function answers(light: Light, material: Material): Float32Array {
  const table = new Float32Array(SIDE * SIDE * CHANNELS)
  for (let i = 0; i < SIDE * SIDE; i++) {
    const nx = (2 * (i % SIDE)) / (SIDE - 1) - 1
    const ny = (2 * Math.floor(i / SIDE)) / (SIDE - 1) - 1
    const flat = Math.max(1, Math.hypot(nx, ny))
    const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny))
    table.set(answer(light, [nx / flat, ny / flat, nz], material), i * CHANNELS)
  }
  return table
}

function between(table: Float32Array, [x, y]: readonly [number, number], out: Float32Array): void {
  const column = Math.min(SIDE - 2, Math.floor(x))
  const row = Math.min(SIDE - 2, Math.floor(y))
  const [fx, fy] = [x - column, y - row]
  const at = (row * SIDE + column) * CHANNELS
  const below = at + SIDE * CHANNELS
  for (let c = 0; c < CHANNELS; c++) {
    const top = (table[at + c] ?? 0) * (1 - fx) + (table[at + CHANNELS + c] ?? 0) * fx
    const bottom = (table[below + c] ?? 0) * (1 - fx) + (table[below + CHANNELS + c] ?? 0) * fx
    out[c] = top * (1 - fy) + bottom * fy
  }
}

/** Slopes of the height at a pixel, one-sided at the border. */
function slope(height: Field, i: number, out: Float32Array): void {
  const { data, width } = height
  const x = i % width
  const left = x > 0 ? i - 1 : i
  const right = x < width - 1 ? i + 1 : i
  const above = i >= width ? i - width : i
  const below = i + width < data.length ? i + width : i
  out[0] = ((data[right] ?? 0) - (data[left] ?? 0)) / (right - left || 1)
  out[1] = ((data[below] ?? 0) - (data[above] ?? 0)) / ((below - above) / width || 1)
}

export interface Surface {
  readonly rgb: Float32Array
  readonly height: Field
  readonly material: Material
}

/**
 * Returns what writes the light that leaves pixel `i` of a surface to `out`: red, green, blue, and how much of
 * it is a highlight. `glow` is how much of the lamp arrives there.
 */
export function shader(light: Light, surface: Surface): (i: number, glow: number, out: Float32Array) => void {
  const table = answers(light, surface.material)
  const lean = new Float32Array(2)
  const found = new Float32Array(CHANNELS)
  return (i, glow, out) => {
    slope(surface.height, i, lean)
    const [dx = 0, dy = 0] = lean
    const steep = Math.min(1, 2.2 / (Math.sqrt(dx * dx + dy * dy) + 1e-6))
    const reach = (-0.5 * (SIDE - 1) * steep) / Math.sqrt((dx * dx + dy * dy) * steep * steep + 1)
    const middle = (SIDE - 1) / 2
    between(table, [middle + dx * reach, middle + dy * reach], found)
    const [key = 0, sky = 0, shine = 0, mirror = 0] = found
    for (let c = 0; c < 3; c++) {
      const lamp = (light.key[c] ?? 0) * glow
      const air = light.sky[c] ?? 0
      const dull = lamp * key + air * sky + mirror * (0.65 * lamp + 0.9 * air)
      out[c] = (surface.rgb[3 * i + c] ?? 0) * dull + shine * (lamp + 0.3 * air)
    }
    out[3] = shine
  }
}
