// Where a convolution's or pool's windows lie: attributes, and the sizes that come out.
import { heldShape, type Value } from '../trace/value'
import { flag, ints, refuse, text } from './ask'
import type { Call } from './operator'

export interface Windows {
  readonly kernel: readonly number[]
  readonly strides: readonly number[]
  readonly dilations: readonly number[]
  /** Cells before and after, one pair an axis of space. */
  readonly pads: readonly (readonly [number, number])[]
  /** Sizes that come out. */
  readonly out: readonly number[]
}

/** `sizes` are those of space. @throws UnsupportedModel where attributes do not fit */
export function placeWindows(call: Call, sizes: readonly number[], kernel: readonly number[]): Windows {
  const each = (name: string) => ints(call, name) ?? sizes.map(() => 1)
  const [strides, dilations] = [each('strides'), each('dilations')]
  const wrong = [kernel, strides, dilations].find(
    (list) => list.length !== sizes.length || list.some((n) => n < 1),
  )
  if (wrong) throw refuse(call, `has windows of [${wrong.join(', ')}] over ${sizes.length} axes`)
  const reach = kernel.map((size, i) => (size - 1) * (dilations[i] ?? 1) + 1)
  const pads = readPads(call, sizes, { reach, strides })
  const out = sizes.map((size, i) => {
    const [before, after] = pads[i] ?? [0, 0]
    return outSize(call, { size, before, after, reach: reach[i] ?? 1, stride: strides[i] ?? 1 })
  })
  if (out.some((size) => size < 1))
    throw refuse(call, `has windows larger than its input of [${sizes.join(', ')}]`)
  return { kernel, strides, dilations, pads, out }
}

interface Line {
  readonly size: number
  readonly before: number
  readonly after: number
  readonly reach: number
  readonly stride: number
}

/** With ceil_mode a last window may reach over the end, but must begin before it. */
function outSize(call: Call, { size, before, after, reach, stride }: Line): number {
  const steps = (size + before + after - reach) / stride
  if (!flag(call, 'ceil_mode')) return Math.floor(steps) + 1
  const out = Math.ceil(steps) + 1
  return (out - 1) * stride >= size + before ? out - 1 : out
}

function readPads(
  call: Call,
  sizes: readonly number[],
  { reach, strides }: { readonly reach: readonly number[]; readonly strides: readonly number[] },
): (readonly [number, number])[] {
  const how = text(call, 'auto_pad', 'NOTSET')
  if (how === 'VALID') return sizes.map(() => [0, 0] as const)
  if (how === 'SAME_UPPER' || how === 'SAME_LOWER')
    return sizes.map((size, i) => {
      const stride = strides[i] ?? 1
      const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + (reach[i] ?? 1) - size)
      const less = Math.floor(total / 2)
      return how === 'SAME_UPPER' ? ([less, total - less] as const) : ([total - less, less] as const)
    })
  const given = ints(call, 'pads') ?? sizes.flatMap(() => [0, 0])
  if (given.length !== 2 * sizes.length)
    throw refuse(call, `has ${given.length} pads for ${sizes.length} axes`)
  return sizes.map((_, i) => [given[i] ?? 0, given[i + sizes.length] ?? 0] as const)
}

/** Pads that make the last window whole: explicit ones, and what ceil_mode adds behind. */
export function reachingPads({ pads, strides, dilations, kernel, out }: Windows, sizes: readonly number[]) {
  return pads.map(([before, after], i): [number, number] => {
    const reach = ((kernel[i] ?? 1) - 1) * (dilations[i] ?? 1) + 1
    const needed = ((out[i] ?? 1) - 1) * (strides[i] ?? 1) + reach - (sizes[i] ?? 1) - before
    return [before, Math.max(after, needed)]
  })
}

/** Height and width of a value of four axes; the line of one of three has the height 1. */
export function spaceOf({ shape }: Value): number[] {
  return shape.slice(2)
}

export const heldSpace = (value: Value) => heldShape(value).slice(1, 3)
