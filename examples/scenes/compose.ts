// Lays parts and their shadows on the picture, from the ground up, in linear light.
import { blurred, field } from './fields'
import { lit } from './light'
import type { Raster } from './raster'
import type { Field, Frame, Light, Material, Rgb } from './types'

export interface Stage {
  readonly frame: Frame
  readonly light: Light
}

/** Up is the viewer; a step of one pixel in height leans the surface by 45 degrees. */
function normalAt(height: Field, i: number): Rgb {
  const { data, width } = height
  const dx = ((data[i + 1] ?? 0) - (data[i - 1] ?? 0)) / 2
  const dy = ((data[i + width] ?? 0) - (data[i - width] ?? 0)) / 2
  const steep = Math.min(1, 2.2 / (Math.hypot(dx, dy) + 1e-6))
  const norm = Math.hypot(dx * steep, dy * steep, 1)
  return [(-dx * steep) / norm, (-dy * steep) / norm, 1 / norm]
}

/** Light that leaves a surface of this colour, written to `out`. */
function shadeInto(
  out: Float32Array,
  at: { rgb: Float32Array; i: number; glow: number },
  lit: Lighting,
): void {
  const { light, surface } = lit
  for (let c = 0; c < 3; c++) {
    const lamp = (light.key[c] ?? 0) * at.glow
    const sky = light.sky[c] ?? 0
    const dull = (at.rgb[3 * at.i + c] ?? 0) * (lamp * surface.key + sky * surface.sky)
    const metal = (at.rgb[3 * at.i + c] ?? 0) * surface.mirror * (0.45 * lamp + 0.8 * sky)
    out[c] = dull + metal + surface.shine * (lamp + 0.3 * sky)
  }
}

interface Lighting {
  readonly light: Light
  readonly surface: ReturnType<typeof lit>
}

/** The table itself. */
export function layGround(
  stage: Stage,
  table: { rgb: Float32Array; height: Field; material: Material },
): void {
  const { rgb, height, material } = table
  const { frame, light } = stage
  const out = new Float32Array(3)
  for (let i = 0; i < frame.size * frame.size; i++) {
    const surface = lit(light, normalAt(height, i), material)
    shadeInto(out, { rgb, i, glow: frame.glow[i] ?? 1 }, { light, surface })
    frame.rgb.set(out, 3 * i)
  }
}

/** Calls `visit` with the index in the raster and in the picture, for each pixel in both. */
function eachShared(
  raster: { side: number; left: number; top: number },
  size: number,
  visit: (i: number, p: number) => void,
) {
  for (let y = Math.max(0, -raster.top); y < Math.min(raster.side, size - raster.top); y++) {
    for (let x = Math.max(0, -raster.left); x < Math.min(raster.side, size - raster.left); x++) {
      visit(y * raster.side + x, (y + raster.top) * size + x + raster.left)
    }
  }
}

/** Paints a part over what is there; `owner` takes the pixels that it mostly covers. */
export function layPart(stage: Stage, raster: Raster, part: { material: Material; owner: number }): void {
  const { frame, light } = stage
  const out = new Float32Array(3)
  const solid = 1 - (part.material.clear ?? 0)
  eachShared(raster, frame.size, (i, p) => {
    const alpha = raster.alpha.data[i] ?? 0
    if (alpha === 0) return
    const surface = lit(light, normalAt(raster.height, i), part.material)
    shadeInto(out, { rgb: raster.rgb, i, glow: frame.glow[p] ?? 1 }, { light, surface })
    const cover = alpha * Math.min(1, solid + surface.shine)
    for (let c = 0; c < 3; c++) {
      frame.rgb[3 * p + c] = (frame.rgb[3 * p + c] ?? 0) * (1 - cover) + (out[c] ?? 0) * cover
    }
    if (alpha >= 0.5) frame.owner[p] = part.owner
  })
}

export interface Silhouette {
  readonly side: number
  readonly left: number
  readonly top: number
  readonly alpha: Field
}

/** Takes light from the picture where `shade` is; the lamp goes first, the sky stays longer. */
function darken(stage: Stage, shade: Silhouette, strength: number): void {
  const { frame, light } = stage
  eachShared(shade, frame.size, (i, p) => {
    const dark = Math.min(1, shade.alpha.data[i] ?? 0) * strength
    if (dark <= 0) return
    for (let c = 0; c < 3; c++) {
      const lamp = light.key[c] ?? 0
      const left = 1 - (dark * lamp) / (lamp + 0.75 * (light.sky[c] ?? 0))
      frame.rgb[3 * p + c] = (frame.rgb[3 * p + c] ?? 0) * left
    }
  })
}

function padded(shape: Silhouette, margin: number): Silhouette {
  const side = shape.side + 2 * margin
  const alpha = field(side, side)
  for (let y = 0; y < shape.side; y++) {
    const row = shape.alpha.data.subarray(y * shape.side, (y + 1) * shape.side)
    alpha.data.set(row, (y + margin) * side + margin)
  }
  return { side, left: shape.left - margin, top: shape.top - margin, alpha }
}

/** The shadow of a thing `height` pixels tall: dark and sharp where it touches, wide and soft where it ends. */
export function castShadow(stage: Stage, shape: Silhouette, height: number): void {
  const { light, frame } = stage
  const [lx, ly, lz] = light.towards
  const steps = 5
  const margin = Math.ceil(height * 0.6 + 4 * light.softness * frame.size)
  const wide = padded(shape, margin)
  for (let k = 0; k < steps; k++) {
    const rise = ((k + 0.5) / steps) * height * 0.75
    const sigma = frame.size * light.softness * (0.25 + (0.9 * k) / steps) + rise * 0.12
    const alpha = blurred(wide.alpha, sigma)
    const left = Math.round(wide.left - (lx / lz) * rise)
    const top = Math.round(wide.top - (ly / lz) * rise)
    darken(stage, { ...wide, alpha, left, top }, 0.2)
  }
}

/** The dark line under whatever touches what lies beneath. */
export function contactShadow(stage: Stage, shape: Silhouette, strength: number): void {
  const sigma = Math.max(1, stage.frame.size * 0.006)
  const wide = padded(shape, Math.ceil(3 * sigma))
  darken(stage, { ...wide, alpha: blurred(wide.alpha, sigma) }, strength)
}
