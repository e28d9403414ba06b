// Axes in another order, values side by side, parts of a value.
import * as tf from '@tensorflow/tfjs-core'
import { type Host, hostOf, placesOf, sizeOf, stridesOf, taken } from '../host/host'
import { heldAxis, heldShape, type Layout, TO_FILE, TO_LAST, type Value } from '../trace/value'
import { axisIn, inputAt, int, ints, knownList, present, refuse } from './ask'
import { commonLayout } from './elementwise'
import { hostsOf } from './fold'
import type { Call, Lowering, Operator, Operators } from './operator'

const same = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((x, i) => x === b[i])

function readOrder(call: Call, x: Value): readonly number[] {
  return ints(call, 'perm') ?? x.shape.map((_, axis) => x.shape.length - 1 - axis)
}

/** [n, c, h, w] -> [n, h, w, c] of a value held so already is nothing, and back. */
const transposition: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const order = readOrder(call, x)
    if (order.length !== x.shape.length || new Set(order).size !== order.length)
      throw refuse(call, `has the order [${order.join(', ')}] for a value of ${x.shape.length} axes`)
    const shape = order.map((axis) => x.shape[axis] ?? 1)
    const done = (layout: Layout): Lowering => ({
      outputs: [{ shape, kind: x.kind, layout }],
      forms: [{ layout: x.layout }],
      compute: (inputs) => inputs,
    })
    if (x.layout === 'last' && same(order, TO_LAST)) return done('file')
    if (x.layout === 'file' && same(order, TO_FILE)) return done('last')
    return {
      outputs: [{ shape, kind: x.kind, layout: 'file' }],
      compute: ([t]) => [tf.transpose(t as tf.Tensor, [...order])],
    }
  },
  fold: (call) => {
    const x = inputAt(call, 0)
    const [host] = hostsOf(call)
    if (!host) return null
    const order = readOrder(call, x)
    const strides = stridesOf(host.shape)
    const shape = order.map((axis) => host.shape[axis] ?? 1)
    return [
      taken(
        host,
        shape,
        placesOf(
          shape,
          order.map((axis) => strides[axis] ?? 1),
        ),
      ),
    ]
  },
}

/** A value that was written for one picture is repeated for the others. */
const concatenation: Operator = {
  lower: (call) => {
    const values = present(call)
    const rank = values[0]?.shape.length ?? 0
    const axis = axisIn(call, int(call, 'axis', 1), rank)
    const layout = commonLayout(values, rank)
    const batch = Math.max(...values.map((value) => value.shape[0] ?? 1))
    const repeats = values.map(({ shape }) => axis !== 0 && shape[0] === 1 && batch > 1)
    const shapes = values.map(({ shape }, i) => (repeats[i] ? [batch, ...shape.slice(1)] : [...shape]))
    const [first = []] = shapes
    const wrong = shapes.find((sizes) => sizes.some((size, i) => i !== axis && size !== first[i]))
    if (wrong) throw refuse(call, `cannot join [${first.join(', ')}] and [${wrong.join(', ')}]`)
    const total = shapes.reduce((sum, sizes) => sum + (sizes[axis] ?? 0), 0)
    const shape = first.map((size, i) => (i === axis ? total : size))
    const kind = values[0]?.kind ?? 'float'
    const held = heldAxis(axis, { shape, layout })
    const whole = (t: tf.Tensor, i: number) =>
      repeats[i] ? tf.tile(t, [batch, ...new Array(rank - 1).fill(1)]) : t
    return {
      outputs: [{ shape, kind, layout }],
      forms: values.map(() => ({ layout })),
      compute: (inputs) => [tf.concat(inputs.map(whole), held)],
    }
  },
  fold: (call) => {
    const hosts = hostsOf(call)
    const [first] = hosts
    if (!first) return null
    const axis = axisIn(call, int(call, 'axis', 1), first.shape.length)
    return [joinedHosts(hosts, first, axis)]
  },
}

function joinedHosts(hosts: readonly Host[], first: Host, axis: number): Host {
  const outer = sizeOf(first.shape.slice(0, axis))
  const data: number[] = []
  for (let i = 0; i < outer; i++)
    for (const host of hosts) {
      const each = host.data.length / Math.max(1, outer)
      for (let j = 0; j < each; j++) data.push(host.data[i * each + j] ?? 0)
    }
  const total = hosts.reduce((sum, { shape }) => sum + (shape[axis] ?? 0), 0)
  return hostOf(
    first.type,
    first.shape.map((size, i) => (i === axis ? total : size)),
    data,
  )
}

function splitSizes(call: Call, total: number): readonly number[] {
  const given = knownList(call, 1, 'sizes') ?? ints(call, 'split')
  const count = given?.length ?? int(call, 'num_outputs', call.outputs)
  const each = Math.ceil(total / Math.max(1, count))
  const sizes = given ?? Array.from({ length: count }, (_, i) => Math.min(each, total - i * each))
  if (sizes.some((size) => size < 0) || sizes.reduce((sum, size) => sum + size, 0) !== total)
    throw refuse(call, `splits ${total} into ${sizes.join(', ')}`)
  return sizes
}

const splitting: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
    const sizes = splitSizes(call, x.shape[axis] ?? 0)
    const held = heldAxis(axis, x)
    const shapes = sizes.map((size) => x.shape.map((old, i) => (i === axis ? size : old)))
    const begins = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
    const part = (t: tf.Tensor, i: number) => {
      const begin = t.shape.map((_, j) => (j === held ? (begins[i] ?? 0) : 0))
      return tf.slice(t, begin, heldShape({ ...x, shape: shapes[i] ?? [] }))
    }
    return {
      outputs: shapes.map((shape) => ({ shape, kind: x.kind, layout: x.layout })),
      takes: [0],
      forms: [{ layout: x.layout }],
      compute: ([t]) => sizes.map((_, i) => part(t as tf.Tensor, i)),
    }
  },
  fold: (call) => {
    const x = inputAt(call, 0)
    const [host] = hostsOf(call)
    if (host?.shape.length !== 1) return null
    const list = Array.from(host.data)
    return splitSizes(call, x.shape[0] ?? 0).map((size) => hostOf(host.type, [size], list.splice(0, size)))
  },
}

export const arranging: Operators = {
  Transpose: transposition,
  Concat: concatenation,
  Split: splitting,
}
