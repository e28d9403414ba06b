// What a graph computes of its own constants alone: short lists of numbers, yes and no. Sizes of resizes and the conditions
// of branches are written so; TensorFlow's converter folds most of them, and not all.
import { weightRanges } from '../files/weights'
import { type GraphFile, type GraphNode, ownerOf } from './graphFile'

export interface Known {
  readonly values: readonly number[]
  readonly type: 'int32' | 'float32' | 'bool'
}

/** The value by its name; null where it is long, or depends on more than constants. */
export type Folded = (value: string) => Known | null

const LONGEST = 1024
/** Of operators one behind the other. */
const DEEPEST = 64

type Two = (a: number, b: number) => number
const yes = (holds: boolean) => (holds ? 1 : 0)

const NUMBERS: ReadonlyMap<string, Two> = new Map<string, Two>([
  ['Add', (a, b) => a + b],
  ['AddV2', (a, b) => a + b],
  ['Sub', (a, b) => a - b],
  ['Mul', (a, b) => a * b],
  ['RealDiv', (a, b) => a / b],
  ['FloorDiv', (a, b) => Math.floor(a / b)],
  ['FloorMod', (a, b) => a - Math.floor(a / b) * b],
  ['Maximum', Math.max],
  ['Minimum', Math.min],
])

const COMPARISONS: ReadonlyMap<string, Two> = new Map<string, Two>([
  ['Equal', (a, b) => yes(a === b)],
  ['NotEqual', (a, b) => yes(a !== b)],
  ['Greater', (a, b) => yes(a > b)],
  ['GreaterEqual', (a, b) => yes(a >= b)],
  ['Less', (a, b) => yes(a < b)],
  ['LessEqual', (a, b) => yes(a <= b)],
  ['LogicalAnd', (a, b) => yes(a !== 0 && b !== 0)],
  ['LogicalOr', (a, b) => yes(a !== 0 || b !== 0)],
])

const SAME = /^(Identity|StopGradient|PlaceholderWithDefault|Reshape|Squeeze|ExpandDims)$/

export function foldConstants(file: Pick<GraphFile, 'nodes' | 'weightSpecs' | 'weights'>): Folded {
  const stored = storedIn(file)
  const known = new Map<string, Known | null>()
  const fold = (value: string, depth: number): Known | null => {
    const name = ownerOf(value)
    const node = file.nodes.get(name)
    if (!node || name !== value || depth > DEEPEST) return null
    const found = known.get(name)
    if (found !== undefined) return found
    // A circle comes back to nothing.
    known.set(name, null)
    const answer =
      node.op === 'Const' ? stored(name) : computed(node, (i) => fold(node.inputs[i] ?? '', depth + 1))
    known.set(name, answer)
    return answer
  }
  return (value) => fold(value, 0)
}

function storedIn({ weightSpecs, weights }: Pick<GraphFile, 'weightSpecs' | 'weights'>) {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return (name: string): Known | null => {
    const range = ranges.get(name)
    if (!range || range.quantization || range.bytes > 4 * LONGEST) return null
    const bytes = weights.slice(range.offset, range.offset + range.bytes)
    if (range.dtype === 'int32') return { type: 'int32', values: [...new Int32Array(bytes)] }
    if (range.dtype === 'float32') return { type: 'float32', values: [...new Float32Array(bytes)] }
    return range.dtype === 'bool' ? { type: 'bool', values: [...new Uint8Array(bytes)] } : null
  }
}

function computed(node: GraphNode, input: (i: number) => Known | null): Known | null {
  const [first, second] = [input(0), input(1)]
  if (!first) return null
  if (SAME.test(node.op)) return first
  if (node.op === 'LogicalNot') return { type: 'bool', values: first.values.map((value) => yes(value === 0)) }
  if (node.op === 'Neg') return { ...first, values: first.values.map((value) => -value) }
  if (node.op === 'Cast') return asType(first, String(node.attributes.get('DstT')?.written.type))
  if (node.op === 'Pack') return joined(node.inputs.map((_, i) => input(i)))
  if (!second) return null
  if (node.op === 'Fill') return filled(first, second)
  const numbers = NUMBERS.get(node.op)
  if (numbers) return paired([first, second], numbers, first.type)
  const comparison = COMPARISONS.get(node.op)
  return comparison ? paired([first, second], comparison, 'bool') : null
}

function asType({ values }: Known, type: string): Known | null {
  if (type === 'DT_FLOAT') return { type: 'float32', values }
  if (/^DT_INT(32|64)$/.test(type)) return { type: 'int32', values: values.map(Math.trunc) }
  return type === 'DT_BOOL' ? { type: 'bool', values: values.map((value) => yes(value !== 0)) } : null
}

function joined(parts: readonly (Known | null)[]): Known | null {
  const [first] = parts
  const values = parts.flatMap((part) => (part?.values.length === 1 ? part.values : []))
  return first && values.length === parts.length ? { type: first.type, values } : null
}

function filled({ values: sizes }: Known, { values, type }: Known): Known | null {
  const count = sizes.reduce((product, size) => product * size, 1)
  const [value] = values
  if (value === undefined || values.length > 1 || !(count >= 0 && count <= LONGEST)) return null
  return { type, values: new Array<number>(count).fill(value) }
}

function paired([a, b]: readonly [Known, Known], compute: Two, type: Known['type']): Known | null {
  const [one, other] = [a.values.length, b.values.length]
  if (one !== other && one !== 1 && other !== 1) return null
  const at = ({ values }: Known, i: number) => values[values.length === 1 ? 0 : i] ?? 0
  return {
    type,
    values: Array.from({ length: Math.max(one, other) }, (_, i) => compute(at(a, i), at(b, i))),
  }
}
