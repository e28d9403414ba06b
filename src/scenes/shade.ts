// What a surface makes of the lamp: worked out once for every way it can face, then looked up for each pixel.
import type { Field, Light, Material, Rgb } from './types'

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

/** Answers for a grid of normals: column is the lean to the right, row the lean down, -1 to 1. */
interface Table {
  readonly side: number
  readonly data: Float32Array
}

/** Writes the share of lamp and of sky that the dull surface returns, shine without its colour, mirror with it. */
function answer(data: Float32Array, at: number, { light, material, normal }: Question): void {
  const [nx, ny, nz] = normal
  const [lx, ly, lz] = light.towards
  const facing = nx * lx + ny * ly + nz * lz
  const shiny = Math.max(0, (facing + nz) / Math.sqrt(2 + 2 * lz))
  const sharp = 6 * 2 ** (6 * material.gloss)
  const rim = (1 - Math.max(0, nz)) ** 3
  const metal = material.metal ?? 0
  data[at] = Math.max(0, (facing + 0.12) / 1.12) * (1 - metal * 0.75)
  data[at + 1] = (0.55 + 0.45 * nz) * (1 - metal * 0.7)
  data[at + 2] = material.gloss * (0.85 * shiny ** sharp + 0.22 * rim * material.gloss)
  data[at + 3] = metal > 0 ? metal * room(light, normal) : 0
}

interface Question {
  readonly light: Light
  readonly material: Material
  readonly normal: [number, number, number]
}

function answers(light: Light, { material, height }: Surface): Table {
  const side = height.width < 48 ? 16 : height.width < 120 ? 28 : 48
  const data = new Float32Array(side * side * CHANNELS)
  const question: Question = { light, material, normal: [0, 0, 1] }
  for (let i = 0; i < side * side; i++) {
    const nx = (2 * (i % side)) / (side - 1) - 1
    const ny = (2 * Math.floor(i / side)) / (side - 1) - 1
    const square = nx * nx + ny * ny
    const flat = Math.sqrt(Math.max(1, square))
    question.normal[0] = nx / flat
    question.normal[1] = ny / flat
    question.normal[2] = Math.sqrt(Math.max(0, 1 - square))
    answer(data, i * CHANNELS, question)
  }
  return { side, data }
}

/** The answers for a lean, linear between those of the grid. */
function look({ side, data }: Table, lean: Float32Array, out: Float32Array): void {
  const dx = lean[0] ?? 0
  const dy = lean[1] ?? 0
  const steep = Math.min(1, 2.2 / (Math.sqrt(dx * dx + dy * dy) + 1e-6))
  const reach = steep / Math.sqrt((dx * dx + dy * dy) * steep * steep + 1)
  const x = (0.5 - 0.5 * dx * reach) * (side - 1)
  const y = (0.5 - 0.5 * dy * reach) * (side - 1)
  const column = Math.min(side - 2, Math.floor(x))
  const row = Math.min(side - 2, Math.floor(y))
  const at = (row * side + column) * CHANNELS
  const below = at + side * CHANNELS
  for (let c = 0; c < CHANNELS; c++) {
    const top = (data[at + c] ?? 0) * (1 + column - x) + (data[at + CHANNELS + c] ?? 0) * (x - column)
    const bottom =
      (data[below + c] ?? 0) * (1 + column - x) + (data[below + CHANNELS + c] ?? 0) * (x - column)
    out[c] = top * (1 + row - y) + bottom * (y - row)
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
  const table = answers(light, surface)
  const lean = new Float32Array(2)
  const found = new Float32Array(CHANNELS)
  return (i, glow, out) => {
    slope(surface.height, i, lean)
    look(table, lean, found)
    const key = found[0] ?? 0
    const sky = found[1] ?? 0
    const shine = found[2] ?? 0
    const mirror = found[3] ?? 0
    for (let c = 0; c < 3; c++) {
      const lamp = (light.key[c] ?? 0) * glow
      const air = light.sky[c] ?? 0
      const dull = lamp * key + air * sky + mirror * (0.65 * lamp + 0.9 * air)
      out[c] = (surface.rgb[3 * i + c] ?? 0) * dull + shine * (lamp + 0.3 * air)
    }
    out[3] = shine
  }
}
