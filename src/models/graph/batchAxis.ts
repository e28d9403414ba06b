// Graphs that take one picture [h, w, c] and make a batch of it themselves: the picture gets the axis in front, and what adds
// or takes it away passes on. Where a graph does anything else with the lone picture it is refused by name.
import { failure } from '../../errors'
import { weightRanges } from '../files/weights'
import { quoted } from '../quoted'
import { numberOf, numbersOf, shape, sizesOf } from './attributes'
import { foldConstants } from './foldedConstants'
import { type GraphFile, type GraphNode, nodesByName, ownerOf } from './graphFile'

function withoutBatch(picture: GraphNode): Error {
  const sizes = (sizesOf(picture) ?? []).join(', ')
  return failure(
    'UnsupportedModel',
    `The graph's input ${quoted(picture.name)} is one picture [${sizes}] without the axis of a batch; export the model for a batch of pictures, [n, ${sizes}].`,
  )
}

const VALUE_BY_VALUE = /^(Cast|Identity|Sub|Add|AddV2|Mul|RealDiv|Div)$/

/** The file as it is where no picture lacks its batch. @throws UnsupportedModel where it cannot be added */
export function withBatchAxis(file: GraphFile): GraphFile {
  const nodes = [...file.nodes.values()]
  const pictures = nodes.filter(isLone)
  const [picture] = pictures
  if (!picture || nodes.filter(({ op }) => op === 'Placeholder').length > 1) return file
  const added = nodes.some((node) => losesBatch(node, file)) ? null : addedAxes(picture, file)
  if (!added) throw withoutBatch(picture)
  const changed = nodes.map((node) => {
    if (node === picture) {
      const sizes = shape([null, ...(sizesOf(node) ?? [])])
      return { ...node, attributes: new Map(node.attributes).set('shape', sizes) }
    }
    const taken = node.op === 'Squeeze' && squeezed(node).join() === '0'
    return added.has(node.name) || taken ? passing(node) : node
  })
  return { ...file, nodes: nodesByName(changed) }
}

function isLone(node: GraphNode): boolean {
  const [height, width, channels, ...more] = sizesOf(node) ?? []
  const places = (height ?? 0) >= 8 && (width ?? 0) >= 8
  return node.op === 'Placeholder' && more.length === 0 && places && (channels === 1 || channels === 3)
}

const squeezed = (node: GraphNode) => [...numbersOf(node, 'squeeze_dims'), ...numbersOf(node, 'axis')]

/** In a form that is not undone here. */
function losesBatch(node: GraphNode, { weightSpecs }: GraphFile): boolean {
  if (node.op === 'Squeeze') return squeezed(node).length === 0
  if (node.op === 'StridedSlice') return (numberOf(node, 'shrink_axis_mask') ?? 0) % 2 === 1
  const size = weightSpecs.find(({ name }) => name === ownerOf(node.inputs[1] ?? ''))
  return node.op === 'Reshape' && size?.shape[0] === 1
}

/** The nodes that put the axis in front, behind what works value by value; null where the picture meets anything else. */
function addedAxes(picture: GraphNode, file: GraphFile): ReadonlySet<string> | null {
  const folded = foldConstants(file)
  const small = new Set(
    weightRanges(file.weightSpecs).flatMap(({ name, shape: sizes }) => (sizes.length <= 1 ? [name] : [])),
  )
  const lone = new Set([picture.name])
  const added = new Set<string>()
  const ahead = [picture.name]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    for (const node of file.nodes.values()) {
      if (!node.inputs.some((input) => ownerOf(input) === name)) continue
      const axis = node.op === 'ExpandDims' ? folded(node.inputs[1] ?? '')?.values.join() : undefined
      if (axis === '0') added.add(node.name)
      else if (
        VALUE_BY_VALUE.test(node.op) &&
        node.inputs.every((input) => lone.has(input) || small.has(input))
      ) {
        if (!lone.has(node.name)) ahead.push(node.name)
        lone.add(node.name)
      } else return null
    }
  }
  return added.size > 0 ? added : null
}

const passing = (node: GraphNode): GraphNode => ({
  ...node,
  op: 'Identity',
  inputs: node.inputs.slice(0, 1),
  attributes: new Map([...node.attributes].filter(([key]) => key === 'T')),
})
