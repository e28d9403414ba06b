// Placeholders that say nothing of their shape, or take a flat list, where a Reshape behind them says how the picture lies
// in it: they are opened as that picture, as the MNIST tutorials and Edge Impulse mean them.
import { shape, sizesOf } from './attributes'
import { type GraphFile, type GraphNode, nodesByName, ownerOf } from './graphFile'
import { wholeConstants } from './graphLimits'

/** The file as it is where no placeholder needs it. */
export function withHintedInputs(file: GraphFile): GraphFile {
  const nodes = [...file.nodes.values()]
  const constants = wholeConstants(file)
  const hints = new Map<string, readonly number[]>()
  for (const node of nodes) {
    if (node.op !== 'Placeholder' || (sizesOf(node)?.length ?? 0) > 2) continue
    const readers = nodes.filter(({ inputs }) => inputs.some((input) => ownerOf(input) === node.name))
    const sizes = readers.map((reader) =>
      reader.op === 'Reshape' ? constants(reader.inputs[1] ?? '') : null,
    )
    const [size] = sizes
    if (size && isPicture(size) && sizes.every((other) => other?.join() === size.join()))
      hints.set(node.name, size)
  }
  if (hints.size === 0) return file
  return { ...file, nodes: nodesByName(nodes.map((node) => shaped(node, hints.get(node.name)))) }
}

function isPicture(size: readonly number[]): boolean {
  const [, height = 0, width = 0, channels] = size
  return size.length === 4 && height > 1 && width > 1 && (channels === 1 || channels === 3)
}

function shaped(node: GraphNode, hint: readonly number[] | undefined): GraphNode {
  if (!hint) return node
  return { ...node, attributes: new Map(node.attributes).set('shape', shape([null, ...hint.slice(1)])) }
}
