// What moves values about and computes none.
import {
  asFirst,
  asLast,
  axisIn,
  constantOf,
  floats,
  type Held,
  heldAt,
  integers,
  NotWritten,
  put,
  TO_FIRST,
  typeOf,
  valueAt,
} from '../sheet'
import { last, numbers, openShape, positive } from './shapes'
import { strided } from './striding'
import type { Asked, Write, Writers } from './writer'

/** One number for each axis, in the order in which they lie. */
const placed = ({ order }: Held, each: readonly number[]) =>
  order === 'first' ? TO_FIRST.map((axis) => each[axis] ?? 0) : each

function reshaped({ sheet, operation }: Asked): readonly Held[] {
  const [input = -1] = Object.values(operation.inputs)
  const shape = openShape(sheet, operation.outputs[0]?.shape ?? [])
  return last(put(sheet, 'Reshape', [asLast(sheet, input), integers(sheet, shape)]))
}

function transposed({ sheet, id, attribute }: Asked): readonly Held[] {
  const held = heldAt(sheet, id('x'))
  const perm = numbers(attribute('perm')).map((axis) => axisIn(held, axis))
  if (perm.every((axis, i) => axis === i)) return last(held.name)
  return last(put(sheet, 'Transpose', [held.name], { perm }))
}

function padded({ sheet, id, attribute }: Asked): readonly Held[] {
  const held = heldAt(sheet, id('x'))
  const paddings = attribute('paddings') as readonly (readonly [number, number])[]
  const side = (which: 0 | 1) =>
    placed(
      held,
      paddings.map((pair) => pair[which]),
    )
  const pads = integers(sheet, [...side(0), ...side(1)])
  const filling = floats(sheet, Float32Array.of(Number(attribute('constantValue') ?? 0)), [])
  return [{ name: put(sheet, 'Pad', [held.name, pads, filling]), order: held.order }]
}

function mirrored({ sheet, id, attribute }: Asked): readonly Held[] {
  if (attribute('mode') !== 'reflect') throw new NotWritten('a padding that repeats the border')
  const held = heldAt(sheet, id('x'))
  const paddings = attribute('paddings') as readonly (readonly [number, number])[]
  const sides = ([0, 1] as const).flatMap((which) =>
    placed(
      held,
      paddings.map((pair) => pair[which]),
    ),
  )
  const name = put(sheet, 'Pad', [held.name, integers(sheet, sides)], { mode: 'reflect' })
  return [{ name, order: held.order }]
}

function sliced({ sheet, id, attribute, operation, shape }: Asked): readonly Held[] {
  const held = heldAt(sheet, id('x'))
  const begins = numbers(attribute('begin'))
  const cuts = (operation.outputs[0]?.shape ?? []).flatMap((size, axis) => {
    const begin = begins[axis] ?? 0
    return size === shape('x')[axis] ? [] : [{ begin, end: begin + size, axis: axisIn(held, axis) }]
  })
  if (cuts.length === 0) return [held]
  const bounds = (['begin', 'end', 'axis'] as const).map((what) =>
    integers(
      sheet,
      cuts.map((cut) => cut[what]),
    ),
  )
  return [{ name: put(sheet, 'Slice', [held.name, ...bounds]), order: held.order }]
}

/** Several values after each other along an axis. */
function joined({ sheet, operation, attribute }: Asked): readonly Held[] {
  const ids = Object.values(operation.inputs)
  const axis = positive(Number(attribute('axis') ?? 0), operation.outputs[0]?.shape.length ?? 1)
  const first = ids.some((id) => !constantOf(sheet, id) && heldAt(sheet, id).order === 'first')
  const turns = first && ids.every((id) => !constantOf(sheet, id))
  const order = turns ? 'first' : 'last'
  const names = ids.map((id) => (turns ? asFirst(sheet, id) : asLast(sheet, id)))
  return [{ name: put(sheet, 'Concat', names, { axis: axisIn({ name: '', order }, axis) }), order }]
}

/** Several values after each other along an axis of its own. */
function stacked({ sheet, operation, attribute }: Asked): readonly Held[] {
  const shape = operation.outputs[0]?.shape ?? []
  const axis = positive(Number(attribute('axis') ?? 0), shape.length)
  const one = shape.map((size, i) => (i === axis ? 1 : size))
  const single = integers(sheet, openShape(sheet, one))
  const names = Object.values(operation.inputs).map((id) =>
    put(sheet, 'Reshape', [asLast(sheet, id), single]),
  )
  return last(put(sheet, 'Concat', names, { axis }))
}

/** Parts along an axis; `flat` drops the axis. */
function parted(input: string, flat: boolean): Write {
  return ({ sheet, id, attribute, operation }) => {
    const x = id(input)
    const shape = valueAt(sheet, x).shape
    const axis = positive(Number(attribute('axis') ?? 0), shape.length)
    const held = flat ? { name: asLast(sheet, x), order: 'last' as const } : heldAt(sheet, x)
    let at = 0
    return operation.outputs.map((output) => {
      const size = flat ? 1 : (output.shape[axis] ?? 1)
      const bounds = [at, at + size].map((bound) => integers(sheet, [bound]))
      at += size
      const part = put(sheet, 'Slice', [held.name, ...bounds, integers(sheet, [axisIn(held, axis)])])
      if (!flat) return { name: part, order: held.order }
      return {
        name: put(sheet, 'Reshape', [part, integers(sheet, openShape(sheet, output.shape))]),
        order: 'last',
      }
    })
  }
}

function gathered({ sheet, id, attribute, shape, operation }: Asked): readonly Held[] {
  if (Number(attribute('batchDims') ?? 0) !== 0) throw new NotWritten('a gather of batches')
  const axis = positive(Number(attribute('axis') ?? 0), shape('x').length)
  const name = put(sheet, 'Gather', [asLast(sheet, id('x')), asLast(sheet, id('indices'))], { axis })
  return last(
    put(sheet, 'Reshape', [name, integers(sheet, openShape(sheet, operation.outputs[0]?.shape ?? []))]),
  )
}

function resized(mode: 'linear' | 'nearest'): Write {
  return ({ sheet, id, attribute, operation }) => {
    const [n = 1, h = 1, w = 1, c = 1] = operation.outputs[0]?.shape ?? []
    const where = attribute('alignCorners')
      ? 'align_corners'
      : attribute('halfPixelCenters')
        ? 'half_pixel'
        : 'asymmetric'
    const rounding = where === 'asymmetric' ? 'floor' : 'round_prefer_ceil'
    const name = put(sheet, 'Resize', [asFirst(sheet, id('images')), '', '', integers(sheet, [n, c, h, w])], {
      mode,
      coordinate_transformation_mode: where,
      ...(mode === 'nearest' ? { nearest_mode: rounding } : {}),
    })
    return [{ name, order: 'first' }]
  }
}

export const shaping: Writers = {
  Reshape: reshaped,
  ExpandDims: reshaped,
  Transpose: transposed,
  PadV2: padded,
  MirrorPad: mirrored,
  Slice: sliced,
  StridedSlice: strided,
  Concat: joined,
  Pack: stacked,
  SplitV: parted('x', false),
  Unpack: parted('value', true),
  GatherV2: gathered,
  ResizeBilinear: resized('linear'),
  ResizeNearestNeighbor: resized('nearest'),
  Cast: ({ sheet, id, attribute }) => {
    const { name, order } = heldAt(sheet, id('x'))
    return [{ name: put(sheet, 'Cast', [name], { to: typeOf(String(attribute('dtype'))) }), order }]
  },
  Tile: ({ sheet, id, attribute }) =>
    last(put(sheet, 'Tile', [asLast(sheet, id('x')), integers(sheet, numbers(attribute('reps')))])),
}
