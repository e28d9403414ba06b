// Picking by index: whole slices (Gather), cells (GatherND); values one by one lie beside.
import * as tf from '@tensorflow/tfjs-core'
import { type Host, sizeOf, stridesOf, taken } from '../host/host'
import { heldAxis, type Value } from '../trace/value'
import { axisIn, inputAt, int, refuse } from './ask'
import { hostsOf } from './fold'
import { gatherElements } from './gatheringElements'
import { foldPicked, fromFront, indicesIn } from './indices'
import type { Call, Lowering, Operator, Operators } from './operator'
import { gatherForSeveral } from './severalPictures'

function gathered(call: Call): Lowering {
  const [x, indices] = [inputAt(call, 0), inputAt(call, 1)]
  const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
  const size = x.shape[axis] ?? 0
  const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]
  const host = indices.host?.()
  const list = host ? indicesIn(call, host, size) : null
  if (list && indices.shape.length === 0) return picked(x, { axis, at: list[0] ?? 0, shape })
  // One index a place keeps the axes where they are.
  const layout = indices.shape.length === 1 ? x.layout : 'file'
  const held = layout === 'last' ? heldAxis(axis, x) : axis
  const output = { shape, kind: x.kind, layout }
  if (list)
    return {
      outputs: [output],
      takes: [0],
      forms: [{ layout }],
      compute: ([t]) => {
        const at = tf.tensor(list, [list.length], 'int32')
        const rows = tf.gather(t as tf.Tensor, at as tf.Tensor1D, held)
        return [layout === 'last' ? rows : tf.reshape(rows, shape)]
      },
    }
  return {
    outputs: [output],
    forms: [{ layout }, undefined],
    compute: ([t, at]) => {
      const flat = tf.reshape(fromFront(at as tf.Tensor, size), [sizeOf(indices.shape)])
      const rows = tf.gather(t as tf.Tensor, flat as tf.Tensor1D, held)
      return [layout === 'last' ? rows : tf.reshape(rows, shape)]
    },
  }
}

/** One index: a slice without its axis. */
function picked(x: Value, pick: { axis: number; at: number; shape: readonly number[] }): Lowering {
  return {
    outputs: [{ shape: pick.shape, kind: x.kind, layout: 'file' }],
    takes: [0],
    compute: ([t]) => {
      const begin = x.shape.map((_, i) => (i === pick.axis ? pick.at : 0))
      const size = x.shape.map((full, i) => (i === pick.axis ? 1 : full))
      return [tf.reshape(tf.slice(t as tf.Tensor, begin, size), [...pick.shape])]
    },
  }
}

function foldGather(call: Call): Host[] | null {
  const [x, indices] = hostsOf(call)
  if (!x || !indices) return null
  const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
  const list = indicesIn(call, indices, x.shape[axis] ?? 0)
  const [outer, inner] = [sizeOf(x.shape.slice(0, axis)), sizeOf(x.shape.slice(axis + 1))]
  const step = inner * (x.shape[axis] ?? 1)
  const places: number[] = []
  for (let o = 0; o < outer; o++)
    for (const index of list) for (let i = 0; i < inner; i++) places.push(o * step + index * inner + i)
  return [taken(x, [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)], places)]
}

/** Cells or slices by the last axis of the indices, behind `batch_dims` axes that both share. */
function gatheredCells(call: Call): Lowering {
  const [x, indices] = [inputAt(call, 0), inputAt(call, 1)]
  const batch = int(call, 'batch_dims', 0)
  const depth = indices.shape.at(-1) ?? 1
  const shape = [...indices.shape.slice(0, -1), ...x.shape.slice(batch + depth)]
  const host = indices.host?.()
  if (!host) {
    if (batch > 0) throw refuse(call, 'picks by indices that depend on the picture')
    return {
      outputs: [{ shape, kind: x.kind, layout: 'file' }],
      compute: ([t, at]) => [tf.gatherND(t as tf.Tensor, tf.cast(at as tf.Tensor, 'int32'))],
    }
  }
  // As rows of a table: one index a cell.
  const rows = sizeOf(x.shape.slice(0, batch + depth))
  const places = rowsOf(call, { x, host, batch, depth })
  const inner = sizeOf(x.shape.slice(batch + depth))
  return {
    outputs: [{ shape, kind: x.kind, layout: 'file' }],
    takes: [0],
    compute: ([t]) => {
      const table = tf.reshape(t as tf.Tensor, [rows, inner])
      return [tf.reshape(tf.gather(table, tf.tensor1d(places, 'int32')), shape)]
    },
  }
}

interface Cells {
  readonly x: Value
  readonly host: Host
  readonly batch: number
  readonly depth: number
}

/** For each index the number of its row among all cells. */
export function rowsOf(call: Call, { x, host, batch, depth }: Cells): number[] {
  const sizes = x.shape.slice(0, batch + depth)
  const strides = stridesOf(sizes)
  const each = sizeOf(host.shape.slice(batch, -1))
  const count = sizeOf(host.shape.slice(0, -1))
  return Array.from({ length: count }, (_, i) => {
    let row = Math.floor(i / Math.max(1, each)) * (strides[batch - 1] ?? 0)
    for (let j = 0; j < depth; j++) {
      const size = sizes[batch + j] ?? 1
      const index = host.data[i * depth + j] ?? 0
      const positive = index < 0 ? index + size : index
      if (positive < 0 || positive >= size) throw refuse(call, `picks the index ${index} of ${size}`)
      row += positive * (strides[batch + j] ?? 1)
    }
    return row
  })
}

const cells: Operator = {
  lower: gatheredCells,
  fold: foldPicked((call, x, host) => {
    const batch = int(call, 'batch_dims', 0)
    const depth = host.shape.at(-1) ?? 1
    const inner = sizeOf(x.shape.slice(batch + depth))
    const rows = rowsOf(call, { x, host, batch, depth })
    const at = rows.flatMap((row) => Array.from({ length: inner }, (_, i) => row * inner + i))
    return { shape: [...host.shape.slice(0, -1), ...x.shape.slice(batch + depth)], at }
  }),
}

export const gathering: Operators = {
  Gather: { lower: (call) => gathered(gatherForSeveral(call)), fold: foldGather },
  GatherND: cells,
  GatherElements: gatherElements,
}
