// Putting values at given places: over what is there, or added, multiplied, the larger or smaller of both.
import * as tf from '@tensorflow/tfjs-core'
import { type Host, sizeOf } from '../host/host'
import type { Value } from '../trace/value'
import { axisIn, inputAt, int, refuse, text } from './ask'
import { hostsOf } from './fold'
import { rowsOf } from './gathering'
import { elementPlaces } from './gatheringElements'
import type { Call, Lowering, Operator, Operators } from './operator'

/** Rows of x as [rows, inner] and the row of each update. */
interface Places {
  readonly rows: number
  readonly inner: number
  readonly at: readonly number[]
}

const JOIN: Readonly<Record<string, (a: number, b: number) => number>> = {
  none: (_, b) => b,
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  max: Math.max,
  min: Math.min,
}

function cellPlaces(call: Call, x: Value, host: Host): Places {
  const depth = host.shape.at(-1) ?? 1
  const at = rowsOf(call, { x, host, batch: 0, depth })
  return { rows: sizeOf(x.shape.slice(0, depth)), inner: sizeOf(x.shape.slice(depth)), at }
}

function elementsPlaces(call: Call, x: Value, host: Host): Places {
  const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
  return { rows: sizeOf(x.shape), inner: 1, at: elementPlaces(call, { x, host, axis }) }
}

type PlacesOf = (call: Call, x: Value, host: Host) => Places

function lowered(call: Call, placesOf: PlacesOf): Lowering {
  const x = inputAt(call, 0)
  const places = inputAt(call, 1)
  const host = places.host?.()
  if (!host && places.constant)
    throw refuse(
      call,
      `puts values at ${sizeOf(places.shape.slice(0, -1))} places, which are too many; export the model with torch.onnx.export(..., dynamo=True)`,
    )
  if (!host) throw refuse(call, 'puts values at places that depend on the picture')
  const how = text(call, 'reduction', 'none')
  const { rows, inner, at } = placesOf(call, x, host)
  const rounds = roundsOf(at, how)
  return {
    outputs: [{ shape: x.shape, kind: x.kind, layout: 'file' }],
    takes: [0, 2],
    compute: ([t, updates]) => {
      const table = tf.reshape(t as tf.Tensor, [rows, inner])
      const all = tf.reshape(updates as tf.Tensor, [at.length, inner])
      const round = (before: tf.Tensor, kept: readonly number[]) => {
        const own = kept.length === at.length ? all : tf.gather(all, tf.tensor1d([...kept], 'int32'))
        const rowOf = kept.map((i) => at[i] ?? 0)
        return joined(before, own, { how, cells: tf.tensor2d(rowOf, [kept.length, 1], 'int32') })
      }
      return [tf.reshape(rounds.reduce(round, table), [...x.shape])]
    },
  }
}

/**
 * The updates that are put in at once, by number. Where one place is written several times, the last one stays; a sum
 * takes all at once, other ways one after the other.
 */
function roundsOf(at: readonly number[], how: string): readonly (readonly number[])[] {
  if (how === 'add') return [at.map((_, i) => i)]
  if (how === 'none') return [[...new Map(at.map((row, i) => [row, i])).values()]]
  const rounds: number[][] = []
  const times = new Map<number, number>()
  for (const [i, row] of at.entries()) {
    const round = times.get(row) ?? 0
    times.set(row, round + 1)
    const list = rounds[round] ?? []
    list.push(i)
    rounds[round] = list
  }
  return rounds
}

function joined(
  table: tf.Tensor,
  updates: tf.Tensor,
  { how, cells }: { readonly how: string; readonly cells: tf.Tensor2D },
): tf.Tensor {
  if (how === 'add') return tf.add(table, tf.scatterND(cells, updates, table.shape as [number]))
  if (how === 'none') return tf.tensorScatterUpdate(table, cells, updates)
  const old = tf.gather(table, tf.squeeze(cells, [1]) as tf.Tensor1D)
  const both = how === 'mul' ? tf.mul : how === 'max' ? tf.maximum : tf.minimum
  return tf.tensorScatterUpdate(table, cells, both(old, updates))
}

function folded(call: Call, placesOf: PlacesOf): Host[] | null {
  const [x, indices, updates] = hostsOf(call)
  const join = JOIN[text(call, 'reduction', 'none')]
  if (!x || !indices || !updates || !join) return null
  const { inner, at } = placesOf(call, inputAt(call, 0), indices)
  const data = Array.from(x.data)
  at.forEach((row, i) => {
    for (let j = 0; j < inner; j++)
      data[row * inner + j] = join(data[row * inner + j] ?? 0, updates.data[i * inner + j] ?? 0)
  })
  return [{ ...x, data }]
}

const scattering = (placesOf: PlacesOf): Operator => ({
  lower: (call) => lowered(call, placesOf),
  fold: (call) => folded(call, placesOf),
})

export const scatteringOperators: Operators = {
  ScatterND: scattering(cellPlaces),
  ScatterElements: scattering(elementsPlaces),
  Scatter: scattering(elementsPlaces),
}
