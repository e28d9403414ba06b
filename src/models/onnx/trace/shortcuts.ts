// Shorter ways to a value, for when nobody asks for what lies between: zeros around a picture, a convolution, its batch
// norm, and the activation behind either are one operator.
import type { Shortcut } from '../../network/stepNetwork'
import type { Call, Ending, Lowering } from '../operators/operator'
import { type Convolved, foldedNorm } from './foldNorm'
import { type Frames, framedWay, noteFrame, type Way } from './framed'
import { makeStep, type Source, type Sources, type TracedValue } from './sources'
import type { Weights } from './weights'

/** The ways to a value with an activation built in. */
type Ended = (activation: Ending) => readonly Shortcut[]

/** What one node alone reads: paddings, convolutions of maps, values that can have an activation built in; by value. */
export interface Seen {
  readonly frames: Frames
  readonly convolutions: Map<string, Convolved>
  readonly endings: Map<string, Ended>
}

export const nothingSeen = (): Seen => ({ frames: new Map(), convolutions: new Map(), endings: new Map() })

interface Place extends Seen {
  readonly readOnce: ReadonlySet<string>
  readonly sources: Sources
  readonly weights: Weights
  readonly lowering: Lowering
  /** What it puts out. */
  readonly output: TracedValue
  /** What its lowering takes. */
  readonly from: readonly Source[]
}

/** Of the node, the shortest first; notes what those behind it need to know. */
export function findShortcuts(call: Call, place: Place): readonly Shortcut[] {
  const { lowering, output, endings, frames, readOnce } = place
  if (call.domain !== '' || output.layout !== 'last') return []
  if (readOnce.has(output.key)) noteFrame(call, lowering, { key: output.key, frames })
  if (call.op === 'Conv') return convolved(call, place)
  if (call.op === 'BatchNormalization') return normalised(call, place)
  const before = (call.inputs[0] as TracedValue | null)?.key ?? ''
  return lowering.activation ? (endings.get(before)?.(lowering.activation) ?? []) : []
}

function convolved(call: Call, place: Place): readonly Shortcut[] {
  const { lowering, output, from, weights, readOnce, convolutions, endings } = place
  const [x, ...others] = from
  const framed = framedWay(call, place)
  const ways: Way[] = [...(framed ? [framed] : []), ...(x ? [{ lowering, x, skips: [] }] : [])]
  const along = (way: Way, compute: Lowering['compute'], more: readonly string[] = []): Shortcut => ({
    ...makeStep([], compute, { sources: [way.x, ...others], weights }),
    skips: [...way.skips, ...more],
  })
  if (readOnce.has(output.key)) {
    convolutions.set(output.key, { call, ways })
    endings.set(output.key, (activation) =>
      ways.flatMap((way) => {
        const compute = way.lowering.ending?.(activation)
        return compute ? along(way, compute, [output.key]) : []
      }),
    )
  }
  return framed ? [along(framed, framed.lowering.compute)] : []
}

function normalised(call: Call, place: Place): readonly Shortcut[] {
  const { convolutions, endings, readOnce, output } = place
  const convolution = convolutions.get((call.inputs[0] as TracedValue | null)?.key ?? '')
  const folded = convolution ? foldedNorm(call, convolution, place) : null
  if (!convolution || !folded) return []
  const { ways } = convolution
  if (readOnce.has(output.key))
    endings.set(output.key, (activation) =>
      ways.flatMap((way) => {
        const compute = way.lowering.ending?.(activation)
        const short = compute && folded(way, compute)
        return short ? { ...short, skips: [...short.skips, output.key] } : []
      }),
    )
  return ways.map((way) => folded(way, way.lowering.compute))
}
