// Inputs that are no values of the picture but say how an operator works: the size of a resize, the axis of a roll. Where
// they are constants of the file they are written as attributes, which is where operators of our own read them.
import { type Attribute, floats, text, wholeNumbers } from './attributes'
import { type Folded, foldConstants, type Known } from './foldedConstants'
import { type GraphFile, type GraphNode, type GraphNodes, nodesByName } from './graphFile'

/** Places of inputs and the attributes that they become, the last first. */
const STATED: ReadonlyMap<string, readonly (readonly [place: number, key: string])[]> = new Map([
  ['ResizeBicubic', [[1, 'size']]],
  ['ResizeArea', [[1, 'size']]],
  [
    'ScaleAndTranslate',
    [
      [3, 'translation'],
      [2, 'scale'],
      [1, 'size'],
    ],
  ],
  [
    'Roll',
    [
      [2, 'axis'],
      [1, 'shift'],
    ],
  ],
  ['OneHot', [[1, 'depth']]],
  ['Cumsum', [[1, 'axis']]],
  [
    'MaxPoolV2',
    [
      [2, 'strides'],
      [1, 'ksize'],
    ],
  ],
])

/** By what names TensorFlow.js knows an operator that came by another. */
const TODAY: ReadonlyMap<string, string> = new Map([
  ['MaxPoolV2', 'MaxPool'],
  ['BatchMatMulV3', 'BatchMatMulV2'],
])

/** What an operator must be told and the file does not state; null where all is well. */
export function unstated({ op, attributes }: Pick<GraphNode, 'op' | 'attributes'>): string | null {
  return STATED.get(op)?.find(([, key]) => !attributes.has(key))?.[1] ?? null
}

/** The file with such constants as attributes, and with operators by the names and forms that are computed here. */
export function withStatedInputs(file: GraphFile): GraphFile {
  const folded = foldConstants(file)
  const nodes = [...file.nodes.values()].map((node) => stated(node, { folded, nodes: file.nodes }))
  return { ...file, nodes: nodesByName(nodes) }
}

interface Work {
  readonly folded: Folded
  readonly nodes: GraphNodes
}

function stated(node: GraphNode, work: Work): GraphNode {
  const inputs = [...node.inputs]
  const attributes = new Map(node.attributes)
  for (const [place, key] of STATED.get(node.op) ?? []) {
    const known = work.folded(inputs[place] ?? '')
    const whole = key === 'scale' && isWhole(node, work)
    if (!known && !whole) continue
    attributes.set(key, known ? written(known) : wholeNumbers([]))
    inputs.splice(place, 1)
  }
  const equation = node.op === 'Einsum' ? attributes.get('equation')?.values[0] : undefined
  if (typeof equation === 'string') attributes.set('equation', text(smallLetters(equation)))
  const all = unstated({ op: node.op, attributes }) === null
  return { ...node, op: (all && TODAY.get(node.op)) || node.op, inputs, attributes }
}

/** Whether the scale is the size over that of the picture, as tf.image.resize has it. */
function isWhole({ inputs }: GraphNode, { folded, nodes }: Work): boolean {
  const behind = (value: string, op: string) => {
    const found = nodes.get(value)
    return found?.op === op ? found.inputs : []
  }
  const [size, of = ''] = behind(inputs[2] ?? '', 'RealDiv')
  const [shape = '', ...slice] = behind(behind(of, 'Cast')[0] ?? '', 'StridedSlice')
  const [first, last] = slice.map((bound) => folded(bound)?.values.join())
  const wanted = folded(inputs[1] ?? '')?.values.join()
  const rows = first === '1' && last === '3' && behind(shape, 'Shape')[0] === inputs[0]
  return rows && wanted !== undefined && folded(size ?? '')?.values.join() === wanted
}

/** TensorFlow.js reads texts in small letters, where A and a are one. */
function smallLetters(equation: string): string {
  if (!/[A-Z]/.test(equation)) return equation
  const letters = [...new Set(equation.replace(/[^A-Za-z]/g, ''))]
  return equation.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(97 + letters.indexOf(letter)))
}

const written = ({ type, values }: Known): Attribute =>
  type === 'float32' ? floats(values) : wholeNumbers(values)
