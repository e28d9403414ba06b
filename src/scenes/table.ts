// The empty table: which ground, how it is lit, what clutter lies on it.
import { layGround, type Stage } from './compose'
import { field } from './fields'
import { cloth } from './grounds/cloth'
import { paper } from './grounds/paper'
import { marble, slab } from './grounds/stone'
import { terrazzo } from './grounds/terrazzo'
import { tiles } from './grounds/tiles'
import { wood } from './grounds/wood'
import type { Random } from './random'
import type { Frame, Light } from './types'

const grounds = [
  { make: wood, gloss: 0.25 },
  { make: wood, gloss: 0.4 },
  { make: cloth, gloss: 0.02 },
  { make: cloth, gloss: 0.02 },
  { make: marble, gloss: 0.5 },
  { make: slab, gloss: 0.1 },
  { make: terrazzo, gloss: 0.4 },
  { make: paper, gloss: 0.05 },
  { make: tiles, gloss: 0.6 },
] as const

export function frame(size: number, light: Light): Frame {
  const glow = new Float32Array(size * size)
  for (let p = 0; p < glow.length; p++) {
    glow[p] = Math.max(0.1, light.glow(((p % size) + 0.5) / size, (Math.floor(p / size) + 0.5) / size))
  }
  return { size, glow, rgb: new Float32Array(3 * size * size), owner: new Uint8Array(size * size) }
}

export function layTable(stage: Stage, random: Random): void {
  const { make, gloss } = random.pick(grounds)
  const ground = make(random)
  const { size } = stage.frame
  const rgb = new Float32Array(3 * size * size)
  const height = field(size, size)
  const out = new Float32Array(4)
  for (let p = 0; p < size * size; p++) {
    ground(((p % size) + 0.5) / size, (Math.floor(p / size) + 0.5) / size, out)
    rgb.set(out.subarray(0, 3), 3 * p)
    height.data[p] = (out[3] ?? 0) * size
  }
  layGround(stage, { rgb, height, material: { depth: 0, bevel: 0, gloss } })
}
