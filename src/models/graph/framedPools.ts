// Poolings with margins of their own, which TensorFlow.js does not know: a frame of the lowest number, and a pooling.
import { numbersOf, PADDED_LOW, text, wholeNumbers } from './attributes'
import { PAD_LAST } from './channelsLastMoves'
import { type GraphFile, type GraphNode, nodesByName } from './graphFile'

export function withFramedPools(file: GraphFile): GraphFile {
  return { ...file, nodes: nodesByName([...file.nodes.values()].flatMap(framed)) }
}

function framed(node: GraphNode): GraphNode[] {
  const margins = numbersOf(node, 'explicit_paddings')
  if (node.op !== 'MaxPool' || margins.length !== 8) return [node]
  const name = `${node.name}/framed`
  const frame = new Map([
    ['paddings', wholeNumbers(margins)],
    ['value', PADDED_LOW],
  ])
  const attributes = new Map(node.attributes).set('padding', text('VALID'))
  attributes.delete('explicit_paddings')
  return [
    { name, op: PAD_LAST, inputs: node.inputs.slice(0, 1), attributes: frame },
    { ...node, inputs: [name], attributes },
  ]
}
