// Sizes that a graph keeps as constants: what is made by them is bounded before a kernel makes it.
import { weightRanges } from '../files/weights'
import { MOST_VALUES } from '../mostValues'
import { type GraphFile, type GraphNode, ownerOf } from './graphFile'

/** Rows or columns, or one margin. */
const MOST_SIDE = 2 ** 20

/** Times that margins or repeats may make a value larger: nets repeat and pad by far less. */
const MOST_TIMES = 2 ** 22
/** Margins of the first axis, which is that of the pictures or comes of it. */
const MOST_FIRST = 64

/** The input that holds sizes, by operator. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['ResizeBilinear', 1],
  ['ResizeNearestNeighbor', 1],
  ['Fill', 0],
  ['Tile', 1],
  ['BroadcastTo', 1],
  ['Reshape', 1],
  ['Pad', 1],
  ['PadV2', 1],
  ['MirrorPad', 1],
])

export type Constants = (value: string) => readonly number[] | null

/** Whole numbers of the file's constants, by name; null for any other value. */
export function wholeConstants({
  weightSpecs,
  weights,
}: Pick<GraphFile, 'weightSpecs' | 'weights'>): Constants {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return (value) => {
    const range = ranges.get(ownerOf(value))
    if (range?.dtype !== 'int32' || range.quantization || range.bytes > 4096) return null
    return [...new Int32Array(weights.slice(range.offset, range.offset + range.bytes))]
  }
}

/** What is wrong with a constant size, to follow "The operator … has"; null where all is well. */
export function wrongSize({ op, inputs, attributes }: GraphNode, constants: Constants): string | null {
  if (op === 'Range') return wrongRange(inputs.map((input) => constants(input)?.[0] ?? null))
  if (op === 'StridedSlice') return wrongStrides(constants(inputs[3] ?? '') ?? [])
  const place = SIZES.get(op)
  // Some are written as attributes, see statedInputs.ts.
  const stated = attributes.get('size')?.values.map(Number) ?? null
  const sizes = place === undefined ? stated : constants(inputs[place] ?? '')
  if (!sizes) return null
  const least = op === 'Reshape' ? -1 : op.includes('Pad') ? 0 : 1
  const said = `the sizes [${sizes.slice(0, 8).join(', ')}]`
  if (sizes.some((size) => size < least || size > MOST_SIDE))
    return `${said}, not from ${least} to ${MOST_SIDE}`
  if (op.includes('Pad')) return wrongMargins(sizes, said)
  const product = sizes.filter((size) => size > 0).reduce((all, size) => all * size, 1)
  const most = op === 'Tile' ? MOST_TIMES : MOST_VALUES
  return product > most ? `${said}, more than ${most} ${op === 'Tile' ? 'times' : 'values'}` : null
}

/** Two margins an axis. */
function wrongMargins(margins: readonly number[], said: string): string | null {
  const axes = margins.flatMap((before, i) => (i % 2 ? [] : [before + (margins[i + 1] ?? 0)]))
  if (axes.length === 4 && (axes[0] ?? 0) > MOST_FIRST)
    return `${said}, more than ${MOST_FIRST} at the first axis`
  const times = axes.reduce((all, margin) => all * (1 + margin), 1)
  return times > MOST_TIMES ? `${said}, which together make more than ${MOST_TIMES} values of one` : null
}

function wrongStrides(strides: readonly number[]): string | null {
  const fits = strides.every((stride) => stride !== 0 && Math.abs(stride) <= MOST_SIDE)
  return fits
    ? null
    : `the strides [${strides.slice(0, 8).join(', ')}], of which one is 0 or more than ${MOST_SIDE}`
}

function wrongRange([start, limit, delta]: readonly (number | null)[]): string | null {
  if (typeof start !== 'number' || typeof limit !== 'number' || typeof delta !== 'number') return null
  const count = (limit - start) / delta
  if (delta !== 0 && count <= MOST_SIDE) return null
  return `a range from ${start} to ${limit} by ${delta}, more than ${MOST_SIDE} values`
}
