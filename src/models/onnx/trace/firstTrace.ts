// The first trace of a file: at the size that its input states; where that is left open, at the usual one, else at the
// first at which the graph holds together: exporters leave sizes open that a table of positions has fixed.
import type { Sizes } from '../../network/openNetwork'
import { firstFailure } from '../describeTrace'
import type { OnnxValue } from '../proto/types'
import type { Trace } from './trace'

/** Sides of pictures that models are made for, the most common first. */
const USUAL = [224, 256, 384, 32, 299, 64, 128, 96, 160, 192, 240, 288, 320, 336, 448, 512, 28, 48, 300, 260]

interface TraceQuery {
  /** [n, h, w, c], null where the file leaves a size open. */
  readonly sizes: Sizes
  /** The same with the usual size where it is open. */
  readonly filled: readonly number[]
  readonly outputs: readonly OnnxValue[]
}

export interface FirstTrace {
  readonly first: Trace
  readonly size: readonly [number, number]
  /** Closed where the usual size does not fit. */
  readonly sizes: Sizes
}

/** @throws UnsupportedModel, why it fails at the usual size, where it fails at all */
export function firstTrace(
  tracer: (pictures: number, height: number, width: number) => Trace,
  { sizes, filled, outputs }: TraceQuery,
): FirstTrace {
  const [, height = 1, width = 1] = filled
  const first = tracer(1, height, width)
  const failed = firstFailure(first, outputs)
  if (!failed) return { first, size: [height, width], sizes }
  const [n = null, rows = null, columns = null, channels = null] = sizes ?? []
  const open = rows === null || columns === null
  for (const side of open ? USUAL : []) {
    const size = [rows ?? side, columns ?? side] as const
    const other = tracer(1, ...size)
    if (!firstFailure(other, outputs)) return { first: other, size, sizes: [n, ...size, channels] }
  }
  throw failed
}
