// Operators that arrange numbers known at opening, beside their computing of pictures: exporters write `repeat_interleave`
// with OneHot, masks of booleans with NonZero, ranges with CumSum.
import { type Host, hostOf, sizeOf } from '../host/host'
import { axisIn, flag, inputAt, int, refuse } from './ask'
import { hostsOf } from './fold'
import type { Call, Operator } from './operator'

/** Places along one axis, as [before, axis, after] lie in a row. */
function around(shape: readonly number[], axis: number) {
  return {
    before: sizeOf(shape.slice(0, axis)),
    size: shape[axis] ?? 1,
    after: sizeOf(shape.slice(axis + 1)),
  }
}

export function knownOneHot(call: Call): Host[] | null {
  const [indices, depths, values] = hostsOf(call)
  if (!indices || !depths || !values) return null
  const [off = 0, on = 1] = Array.from(values.data)
  const depth = depths.data[0] ?? 0
  const axis = axisIn(call, int(call, 'axis', -1), indices.shape.length + 1)
  const shape = indices.shape.toSpliced(axis, 0, depth)
  const { before, after } = around(shape, axis)
  const data = new Float64Array(sizeOf(shape)).fill(off)
  for (let b = 0; b < before; b++)
    for (let a = 0; a < after; a++) {
      const at = indices.data[b * after + a] ?? 0
      const place = at < 0 ? at + depth : at
      if (place >= 0 && place < depth) data[(b * depth + place) * after + a] = on
    }
  return [hostOf(values.type, shape, data)]
}

export function knownTile(call: Call): Host[] | null {
  const [x, repeats] = hostsOf(call)
  if (!x || !repeats) return null
  let whole = x
  for (const [axis, times] of Array.from(repeats.data).entries()) {
    const { before, size, after } = around(whole.shape, axis)
    const run = size * after
    const data = new Float64Array(before * run * times)
    for (let i = 0; i < data.length; i++)
      data[i] = whole.data[Math.floor(i / (run * times)) * run + (i % run)] ?? 0
    whole = hostOf(whole.type, whole.shape.with(axis, size * times), data)
  }
  return [whole]
}

export function knownSum(call: Call): Host[] | null {
  const [x, axes] = hostsOf(call)
  if (!x) return null
  const { before, size, after } = around(x.shape, axisIn(call, axes?.data[0] ?? 0, x.shape.length))
  const [exclusive, reversed] = [flag(call, 'exclusive'), flag(call, 'reverse')]
  const data = new Float64Array(x.data.length)
  for (let line = 0; line < before * after; line++) {
    let sum = 0
    for (let i = 0; i < size; i++) {
      const at = (Math.floor(line / after) * size + (reversed ? size - 1 - i : i)) * after + (line % after)
      const own = x.data[at] ?? 0
      data[at] = exclusive ? sum : sum + own
      sum += own
    }
  }
  return [hostOf(x.type, x.shape, data)]
}

/** Where the values are that are not zero, an axis a row. How many there are must be known. */
export const nonZero: Operator = {
  lower: (call) => {
    throw refuse(
      call,
      'picks values by the picture, which cannot be known before it runs; a detector is to be exported without its selection of boxes (Ultralytics: nms=False)',
    )
  },
  fold: (call) => {
    const [x] = hostsOf(call)
    if (!x) return null
    const { shape } = inputAt(call, 0)
    const found = Array.from(x.data).flatMap((value, i) => (value ? [i] : []))
    const rows = shape.map((size, axis) => {
      const { after } = around(shape, axis)
      return found.map((i) => Math.floor(i / after) % size)
    })
    return [hostOf('int64', [shape.length, found.length], rows.flat())]
  },
}
