// One part of a thing, from strokes on a canvas to grids: colour in linear light, coverage, height.
import { blurred, field, inflated } from './fields'
import { cloud } from './noise'
import type { Random } from './random'
import type { Field, MakeCanvas, Part, Pen, Place } from './types'

/** Half the side of the square round a thing, in its radii. */
const REACH = 1.12
const LEVEL = 128 / 255

export interface Raster {
  readonly side: number
  /** Where its top left pixel lies in the picture. */
  readonly left: number
  readonly top: number
  /** Pixels in the thing's radius. */
  readonly unit: number
  readonly rgb: Float32Array
  readonly alpha: Field
  /** In pixels. */
  readonly height: Field
}

const linear = Float32Array.from({ length: 256 }, (_, byte) => {
  const v = byte / 255
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
})

export function toLinear(byte: number): number {
  return linear[byte] ?? 0
}

export interface Easel {
  readonly pen: Pen
  readonly side: number
  readonly left: number
  readonly top: number
  readonly unit: number
  readonly turn: number
  /** The thing's centre on the easel. */
  readonly x: number
  readonly y: number
}

/** A canvas just large enough for a thing that lies at `place` in a picture of `size` pixels. */
export function easel(makeCanvas: MakeCanvas, place: Place, size: number): Easel {
  const unit = place.radius * size
  const side = Math.ceil(2 * unit * REACH) + 2
  const left = Math.floor(place.x * size - side / 2)
  const top = Math.floor(place.y * size - side / 2)
  const pen = makeCanvas(side, side).getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('The canvas gives no 2-D context; scenes cannot be drawn here.')
  const [x, y] = [place.x * size - left, place.y * size - top]
  return { pen, side, left, top, unit, turn: place.turn, x, y }
}

function draw(
  { pen, side, unit, turn, x, y }: Easel,
  paint: (pen: Pen) => void,
  ground?: string,
): Uint8ClampedArray {
  pen.save()
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, side, side)
  if (ground) {
    pen.fillStyle = ground
    pen.fillRect(0, 0, side, side)
  }
  pen.translate(x, y)
  pen.rotate(turn)
  pen.scale(unit, unit)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  paint(pen)
  pen.restore()
  return pen.getImageData(0, 0, side, side).data
}

/** Adds painted relief and fine bumps to the bulge; both in pixels. */
function roughen(height: Field, at: Easel, { part, random }: { part: Part; random: Random }): void {
  if (part.relief) {
    const grey = draw(at, part.relief, 'rgb(128,128,128)')
    const scale = 2 * (part.reliefDepth ?? 0.05) * at.unit
    for (let i = 0; i < height.data.length; i++) {
      height.data[i] = (height.data[i] ?? 0) + ((grey[4 * i] ?? 0) / 255 - LEVEL) * scale
    }
  }
  const [bump, count] = part.material.bumps ?? [0, 1]
  if (bump === 0) return
  const noise = cloud(random, 2)
  const [sin, cos] = [Math.sin(at.turn), Math.cos(at.turn)]
  const scale = count / (2 * at.unit)
  for (let i = 0; i < height.data.length; i++) {
    const x = ((i % at.side) - at.x) * scale
    const y = (Math.floor(i / at.side) - at.y) * scale
    const value = noise(x * cos + y * sin + 50, y * cos - x * sin + 50)
    height.data[i] = (height.data[i] ?? 0) + (value - 0.5) * bump * at.unit
  }
}

export function raster(at: Easel, part: Part, random: Random): Raster {
  const bytes = draw(at, part.paint)
  const alpha = field(at.side, at.side)
  const rgb = new Float32Array(3 * at.side * at.side)
  for (let i = 0; i < alpha.data.length; i++) {
    alpha.data[i] = (bytes[4 * i + 3] ?? 0) / 255
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = toLinear(bytes[4 * i + c] ?? 0)
  }
  const height = inflated(alpha, Math.min(1e4, part.material.bevel * at.unit))
  const depth = part.material.depth * at.unit
  for (let i = 0; i < height.data.length; i++) height.data[i] = (height.data[i] ?? 0) * depth
  roughen(height, at, { part, random })
  return {
    side: at.side,
    left: at.left,
    top: at.top,
    unit: at.unit,
    rgb,
    alpha,
    height: blurred(height, 0.6),
  }
}
