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
  /** Another map, as .npy, to see how far the two agree. */
  readonly against: string | null
}

export function readMapOption({ map, metrics, sanity, images }: Values, verb: Verb): string | null {
  if (verb !== 'measure') {
    if (map !== undefined)
      throw new Wrong('--map is for limelight measure; limelight explain makes its own map.')
    return null
  }
  if (map === undefined) throw new Wrong('--map is missing; give the .npy file of a map.')
  if (metrics) throw new Wrong('limelight measure gives the metrics without --metrics; leave it out.')
  if (sanity)
    throw new Wrong('--sanity has the map made again, which limelight measure cannot; use limelight explain.')
  if (images) throw new Wrong('limelight measure takes one picture and its map; give --image.')
  return map
}

export function readMeasuring(values: Values, verb: Verb): Measuring {
  const { steps, baseline, box, against = null } = values
  checkAsked(values, verb)
  return {
    steps: steps === undefined ? 20 : number('steps', steps, 1000),
    baseline: oneOf('baseline', ['zero', 'mean', 'blur'], baseline) ?? 'zero',
    box: box === undefined ? null : readBox(box),
    against,
  }
}

/** What would be passed over in silence. */
function checkAsked({ steps, baseline, box, against, metrics }: Values, verb: Verb): void {
  if (verb === 'measure') return
  if (against !== undefined)
    throw new Wrong('--against is for limelight measure, which compares two maps; give it both.')
  const [option] = Object.entries({ steps, baseline, box }).find(([, value]) => value !== undefined) ?? []
  if (option && !metrics) throw new Wrong(`--${option} says how metrics are taken; add --metrics.`)
}

function readBox(text: string): Box {
  const numbers = text
    .split(',')
    .map((part) => (/^\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : Number.NaN))
  const [x0 = Number.NaN, y0 = Number.NaN, x1 = Number.NaN, y1 = Number.NaN, ...more] = numbers
  if (more.length > 0 || [x0, y0, x1, y1].some(Number.isNaN))
    throw new Wrong(`--box takes left,top,right,bottom in pixels, not ${quoted(text)}.`)
  return [x0, y0, x1, y1]
}
