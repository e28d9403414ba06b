// Lays the table and then part after part on the picture, in linear light.
import type { Raster } from './raster'
import { type Surface, shader } from './shade'
import type { Frame, Light, MakeCanvas, Material } from './types'

export interface Stage {
  readonly frame: Frame
  readonly light: Light
  readonly makeCanvas: MakeCanvas
}

/** The table itself. */
export function layGround({ frame, light }: Stage, table: Surface): void {
  const shade = shader(light, table)
  const out = new Float32Array(4)
  for (let i = 0; i < frame.size * frame.size; i++) {
    shade(i, frame.glow[i] ?? 1, out)
    for (let c = 0; c < 3; c++) frame.rgb[3 * i + c] = out[c] ?? 0
  }
}

export interface Patch {
  readonly side: number
  readonly left: number
  readonly top: number
}

/** Calls `visit` with the index in the patch and in the picture, for each pixel in both. */
export function eachShared(patch: Patch, size: number, visit: (i: number, p: number) => void): void {
  const { side, left, top } = patch
  for (let y = Math.max(0, -top); y < Math.min(side, size - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(side, size - left); x++) {
      visit(y * side + x, (y + top) * size + x + left)
    }
  }
}

/** Paints a part over what is there; `owner` takes the pixels that it mostly covers. */
export function layPart(stage: Stage, raster: Raster, part: { material: Material; owner: number }): void {
  const { frame, light } = stage
  const shade = shader(light, { ...raster, material: part.material })
  const out = new Float32Array(4)
  const solid = 1 - (part.material.clear ?? 0)
  eachShared(raster, frame.size, (i, p) => {
    const alpha = raster.alpha.data[i] ?? 0
    if (alpha === 0) return
    shade(i, frame.glow[p] ?? 1, out)
    const cover = alpha * Math.min(1, solid + (out[3] ?? 0))
    for (let c = 0; c < 3; c++) {
      frame.rgb[3 * p + c] = (frame.rgb[3 * p + c] ?? 0) * (1 - cover) + (out[c] ?? 0) * cover
    }
    if (alpha >= 0.5) frame.owner[p] = part.owner
  })
}
