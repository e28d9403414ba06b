// A scale as links and the command line write it: its name, or m1,m2,m3/s1,s2,s3 on 0..255, /bgr behind it for blue first.
import type { Scale } from '../picture/types'

/** A way of scaling as links and the command line write it. */
export function scaleText(scale: Scale): string {
  if (typeof scale === 'string') return scale
  return `${scale.mean.join(',')}/${scale.std.join(',')}${scale.reversed ? '/bgr' : ''}`
}
