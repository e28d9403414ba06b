// Channels whose masks are equal, bit for bit, have equal scores and are scored once: the dead ones, the flat ones, and
// those that are the same.
import type { Probe } from '../../types'

export interface DistinctMasks {
  /** One channel for each different mask, the highest peak first. */
  readonly indices: readonly number[]
  /** Of each channel asked for: the place of its mask among these. */
  readonly places: readonly number[]
  /** The activation [h, w] of each of these. */
  readonly columns: readonly Float32Array[]
}

/** @param same false where each channel has noise of its own, so that no two masks are equal */
export async function distinctMasks(
  probe: Probe,
  channels: readonly number[],
  same = true,
): Promise<DistinctMasks> {
  const values = (await probe.activations().data()) as Float32Array
  const count = probe.layer.channels
  const columns = channels.map((channel) => columnOf(values, channel, count))
  const first = same ? firstOfEach(columns) : columns.map((_, i) => i)
  const peaks = columns.map((column) => column.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY))
  const order = [...new Set(first)].toSorted((a, b) => (peaks[b] ?? 0) - (peaks[a] ?? 0) || a - b)
  const place = new Map(order.map((i, at) => [i, at]))
  return {
    indices: order.map((i) => channels[i] ?? 0),
    places: first.map((i) => place.get(i) ?? 0),
    columns: order.flatMap((i) => columns[i] ?? []),
  }
}

function columnOf(values: Float32Array, channel: number, count: number): Float32Array {
  return Float32Array.from({ length: values.length / count }, (_, at) => values[at * count + channel] ?? 0)
}

/** Of each column: the first one that is equal to it. A flat one masks like every other flat one. */
function firstOfEach(columns: readonly Float32Array[]): number[] {
  const byBits = new Map<string, number>()
  return columns.map((column, i) => {
    const flat = column.every((value) => value === column[0])
    // A zero of either sign is the same zero.
    const bits = flat ? 'flat' : new Uint32Array(column.map((value) => value + 0).buffer).join()
    const found = byBits.get(bits) ?? i
    byBits.set(bits, found)
    return found
  })
}
