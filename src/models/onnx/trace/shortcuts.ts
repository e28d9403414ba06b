// Shorter ways to a value, for when nobody asks for what lies between: a convolution with its batch norm, and with the
// activation behind either, is one operator.
import type { Shortcut } from '../../network/stepNetwork'
import type { Call, Ending, Lowering } from '../operators/operator'
import { type Convolved, foldedNorm } from './foldNorm'
import { makeStep, type Source, type Sources, type TracedValue } from './sources'
import type { Weights } from './weights'

/** The way to a value with an activation built in. */
export type Ended = (activation: Ending) => Shortcut

interface Seen {
  /** Convolutions of maps, and values that can have an activation built in, which one node alone reads; by value. */
  readonly convolutions: Map<string, Convolved>
  readonly endings: Map<string, Ended>
  readonly readOnce: ReadonlySet<string>
  readonly sources: Sources
  readonly weights: Weights
}

interface Place extends Seen {
  readonly lowering: Lowering
  /** What it puts out. */
  readonly output: TracedValue
  /** What its lowering takes. */
  readonly from: readonly Source[]
}

/** Of the node; notes what those behind it need to know. */
export function findShortcut(call: Call, place: Place): Shortcut | null {
  const { lowering, output, endings } = place
  if (call.domain !== '' || output.layout !== 'last') return null
  if (call.op === 'Conv') noteConvolution(call, place)
  if (call.op === 'BatchNormalization') return normalised(call, place)
  const before = (call.inputs[0] as TracedValue | null)?.key ?? ''
  return lowering.activation ? (endings.get(before)?.(lowering.activation) ?? null) : null
}

function noteConvolution(call: Call, { lowering, output, from, weights, ...seen }: Place): void {
  if (!seen.readOnce.has(output.key)) return
  seen.convolutions.set(output.key, { call, lowering })
  const { ending } = lowering
  if (!ending) return
  seen.endings.set(output.key, (activation) => {
    const { inputs, compute } = makeStep([], ending(activation), { sources: from, weights })
    return { skips: [output.key], inputs, compute }
  })
}

function normalised(call: Call, place: Place): Shortcut | null {
  const { convolutions, endings, readOnce, output } = place
  const convolution = convolutions.get((call.inputs[0] as TracedValue | null)?.key ?? '')
  const folded = convolution ? foldedNorm(call, convolution, place) : null
  if (!convolution || !folded) return null
  const { ending, compute } = convolution.lowering
  if (ending && readOnce.has(output.key))
    endings.set(output.key, (activation) => {
      const way = folded(ending(activation))
      return { ...way, skips: [...way.skips, output.key] }
    })
  return folded(compute)
}
