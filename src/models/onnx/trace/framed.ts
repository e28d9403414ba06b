// Zeros around a picture that a convolution alone reads, as that convolution's own padding, for when nobody asks for the
// value between: the picture is not copied.
import type { Shortcut } from '../../network/stepNetwork'
import { ints, text } from '../operators/ask'
import type { Call, Lowering } from '../operators/operator'
import { findOperator } from '../operators/registry'
import type { Source, Sources, TracedValue } from './sources'

/** What a padding puts zeros around, and where. */
export interface Frame {
  readonly x: TracedValue
  readonly zeros: NonNullable<Lowering['zeros']>
}

/** A way to compute a convolution. */
export interface Way {
  readonly lowering: Lowering
  readonly x: Source
  /** Values that it never computes. */
  readonly skips: Shortcut['skips']
}

/** By the value that a padding puts out. */
export type Frames = Map<string, Frame>

export function noteFrame(
  call: Call,
  { zeros }: Lowering,
  { key, frames }: { readonly key: string; readonly frames: Frames },
): void {
  const [pictures, channels, ...space] = zeros ?? []
  const x = call.inputs[0] as TracedValue | null | undefined
  if (!zeros || !x || space.length !== 2) return
  if ([pictures, channels].every((pair) => pair?.every((size) => size === 0))) frames.set(key, { x, zeros })
}

/** With the zeros inside; null where there are none, and where windows would see zeros alone. */
export function framedWay(
  call: Call,
  { frames, sources }: { readonly frames: Frames; readonly sources: Sources },
): Way | null {
  const [padded, weights, bias] = call.inputs as readonly (TracedValue | null | undefined)[]
  const frame = frames.get(padded?.key ?? '')
  if (!frame || !padded || !/^(NOTSET|VALID|)$/.test(text(call, 'auto_pad', ''))) return null
  const own = text(call, 'auto_pad', '') === 'VALID' ? null : ints(call, 'pads')
  const sides = [0, 1].flatMap((end) => frame.zeros.slice(2).map((pair) => pair[end] ?? 0))
  const pads = sides.map((size, i) => size + (own?.[i] ?? 0))
  const dilations = ints(call, 'dilations') ?? [1, 1]
  const reach = dilations.map((step, axis) => ((weights?.shape[axis + 2] ?? 1) - 1) * step)
  if (pads.some((size, i) => size > (reach[i % 2] ?? 0))) return null
  const attributes = new Map(call.attributes).set('pads', { kind: 'numbers', value: pads })
  attributes.delete('auto_pad')
  const inside: Call = { ...call, inputs: [frame.x, weights ?? null, ...(bias ? [bias] : [])], attributes }
  const lowering = findOperator(call.domain, call.op)?.lower(inside)
  const form = lowering?.forms?.[0]
  return lowering && form ? { lowering, x: sources.of(frame.x, form), skips: [padded.key] } : null
}
