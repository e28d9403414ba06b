// Shadows on whatever lies beneath: the lamp's light goes, the sky's mostly stays.
import { eachShared, type Patch, type Stage } from './compose'
import { blurred, doubled, field, halved } from './fields'
import type { Field } from './types'

export interface Silhouette extends Patch {
  readonly alpha: Field
}

function darken(stage: Stage, shade: Silhouette, strength: number): void {
  const { frame, light } = stage
  const share = light.key.map((lamp, c) => lamp / (lamp + 0.8 * (light.sky[c] ?? 0)))
  eachShared(shade, frame.size, (i, p) => {
    const dark = Math.min(1, shade.alpha.data[i] ?? 0) * strength
    if (dark < 0.002) return
    for (let c = 0; c < 3; c++) {
      frame.rgb[3 * p + c] = (frame.rgb[3 * p + c] ?? 0) * (1 - dark * (share[c] ?? 0))
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

/** Adds `layer`, moved by whole pixels, to `sum` where that is less dark. */
function gather(sum: Field, layer: Field, [dx, dy]: readonly [number, number]): void {
  const { width } = sum
  for (let y = Math.max(0, dy); y < Math.min(width, width + dy); y++) {
    for (let x = Math.max(0, dx); x < Math.min(width, width + dx); x++) {
      const value = layer.data[(y - dy) * width + x - dx] ?? 0
      const i = y * width + x
      sum.data[i] = Math.max(sum.data[i] ?? 0, value)
    }
  }
}

/** The shadow of a thing `height` pixels tall: sharp where it touches, wide and soft where it ends. */
export function castShadow(stage: Stage, shape: Silhouette, height: number): void {
  const { light, frame } = stage
  const [lx, ly, lz] = light.towards
  const blur = light.softness * frame.size
  const wide = padded(shape, 2 * Math.ceil((height * 0.95 + 3 * blur) / 2))
  // Shadows are soft: half the resolution is enough.
  const small = halved(wide.alpha)
  const sum = field(small.width, small.height)
  const steps = height > 0.05 * frame.size ? 4 : 2
  for (let k = 0; k < steps; k++) {
    const rise = (((k + 0.4) / steps) * height * 0.8) / 2
    const layer = blurred(small, (blur / 2) * (0.3 + (0.7 * k) / steps) + rise * 0.1)
    gather(sum, layer, [Math.round((-lx / lz) * rise), Math.round((-ly / lz) * rise)])
  }
  const alpha = doubled(sum)
  darken(stage, { ...wide, side: alpha.width, alpha }, 0.9)
}

/** The dark line under whatever touches what lies beneath. */
export function contactShadow(stage: Stage, shape: Silhouette, strength: number): void {
  const sigma = Math.max(1, stage.frame.size * 0.006)
  const wide = padded(shape, Math.ceil(3 * sigma))
  darken(stage, { ...wide, alpha: blurred(wide.alpha, sigma) }, strength)
}
