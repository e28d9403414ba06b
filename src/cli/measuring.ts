// What the command line says of metrics.
import type { Box } from '../engine/metrics/box'
import type { Baseline } from '../engine/metrics/types'
import { number, oneOf, Wrong } from './checks'
import type { Values, Verb } from './options'
import { quoted } from './words'

/** How metrics are taken. */
export interface Measuring {
  readonly steps: number
  readonly baseline: Baseline
  /** Of a known truth, in pixels of the picture. */
  readonly box: Box | null
}

export function mapOf({ map, metrics, images }: Values, verb: Verb): string | null {
  if (verb !== 'measure') {
    if (map !== undefined)
      throw new Wrong('--map is for limelight measure; limelight explain makes its own map.')
    return null
  }
  if (map === undefined) throw new Wrong('--map is missing; give the .npy file of a map.')
  if (metrics) throw new Wrong('limelight measure gives the metrics without --metrics; leave it out.')
  if (images) throw new Wrong('limelight measure takes one picture and its map; give --image.')
  return map
}

export function measuringOf({ steps, baseline, box }: Values): Measuring {
  const taken = steps === undefined ? 20 : number('steps', steps)
  if (taken > 1000) throw new Wrong(`--steps takes a number from 1 to 1000, not ${taken}.`)
  return {
    steps: taken,
    baseline: oneOf('baseline', ['zero', 'mean', 'blur'], baseline) ?? 'zero',
    box: box === undefined ? null : boxOf(box),
  }
}

function boxOf(text: string): Box {
  const numbers = text
    .split(',')
    .map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN))
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN, ...more] = numbers
  if (more.length > 0 || [x0, y0, x1, y1].some(Number.isNaN))
    throw new Wrong(`--box takes left,top,right,bottom in pixels, not ${quoted(text)}.`)
  return [x0, y0, x1, y1]
}
