// Detectors of TensorFlow's Object Detection API (coco-ssd of TensorFlow.js, SSD MobileNet): the loop that shrinks each
// picture before the network, and the selection of boxes behind it, are cut off, so that the network between is explained.
import { FLOAT, shape } from './attributes'
import { foldConstants } from './foldedConstants'
import {
  type GraphFile,
  type GraphNode,
  type GraphNodes,
  nodesByName,
  ownerOf,
  type SignatureEntry,
} from './graphFile'

/** What the loop over the pictures puts together again. */
const SHRUNK = /(^|\/)Preprocessor\/map\/TensorArray(V2)?Stack\/(TensorArrayGatherV3|TensorListStack)$/
/** Scores and boxes as they go into the selection. */
const SCORES = /(^|\/)Postprocessor\/Slice$/
const BOXES = /(^|\/)Postprocessor\/ExpandDims_1$/
const RAW = /raw_detection_(boxes|scores)/
export const SELECTS = /^(NonMaxSuppressionV\d|CombinedNonMaxSuppression)$/

/** Why such an operator is not explained. */
export const SELECTED =
  'selects boxes while running, which cannot be explained; convert the detector with what it selects from as outputs (raw_detection_boxes and raw_detection_scores, or without the selection)'

export interface RawDetections {
  readonly file: GraphFile
  /** What was cut off, each a sentence. */
  readonly cut: readonly string[]
}

/** The file as it is where it is no such detector. */
export function withRawDetections(file: GraphFile): RawDetections {
  const nodes = [...file.nodes.values()]
  const scores = nodes.find(({ name }) => SCORES.test(name))
  const boxes = nodes.find(({ name }) => BOXES.test(name))
  const shrunk = nodes.find(({ name }) => SHRUNK.test(name))
  const selects = nodes.some(({ op }) => SELECTS.test(op))
  if (!shrunk && !selects) return { file, cut: [] }
  const raw = file.signature.outputs.filter(({ key }) => RAW.test(key))
  const before = scores && boxes ? rawOutputs(scores, boxes) : []
  const outputs = raw.length === 2 ? raw : before
  if (outputs.length === 0) return { file, cut: [] }
  const chosen = { ...file, signature: { ...file.signature, outputs } }
  const open = shrunk ? withoutLoop(chosen, shrunk) : chosen
  return { file: open, cut: [...(shrunk ? [SHRINKS] : []), ...(selects || !shrunk ? [CHOOSES] : [])] }
}

const SHRINKS =
  'The graph shrinks each picture in a loop of its own; the picture is shrunk before it instead.'
const CHOOSES = 'The graph selects boxes itself; the scores and boxes from which it selects are explained.'

/** What the two operators are given: scores with those of nothing before them, and boxes without an axis of their own. */
function rawOutputs(scores: GraphNode, boxes: GraphNode): readonly SignatureEntry[] {
  const entry = (key: string, { inputs: [value] }: GraphNode) => (value ? [{ key, value, type: null }] : [])
  return [...entry('raw_detection_scores', scores), ...entry('raw_detection_boxes', boxes)]
}

/** The shrunk pictures are the input, and what else was made of the pictures is gone. */
function withoutLoop(file: GraphFile, shrunk: GraphNode): GraphFile {
  const kept = file.signature.outputs.map(({ value }) => ownerOf(value))
  const needed = behind(kept, file.nodes, shrunk.name)
  const [height = null, width = null] = sizeIn(behind([shrunk.name], file.nodes, null), file)
  const picture: GraphNode = {
    name: shrunk.name,
    op: 'Placeholder',
    inputs: [],
    attributes: new Map([
      ['dtype', { ...FLOAT, written: { type: 'DT_FLOAT' } }],
      ['shape', shape([null, height, width, 3])],
    ]),
  }
  const nodes = [...needed].map((node) => (node.name === shrunk.name ? picture : node))
  const inputs = [{ key: 'picture', value: shrunk.name, type: 'DT_FLOAT' }]
  return { ...file, nodes: nodesByName(nodes), signature: { ...file.signature, inputs } }
}

/** All that values are made of, in the file's order; nothing beyond the node where the walk ends. */
function behind(names: readonly string[], nodes: GraphNodes, end: string | null): ReadonlySet<GraphNode> {
  const seen = new Set<string>()
  const ahead = [...names]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const node = nodes.get(name)
    if (!node || seen.has(name)) continue
    seen.add(name)
    if (name !== end) ahead.push(...node.inputs.map(ownerOf))
  }
  return new Set([...nodes.values()].filter(({ name }) => seen.has(name)))
}

/** Rows and columns that the pictures are shrunk to, where that is one constant. */
function sizeIn(nodes: ReadonlySet<GraphNode>, file: GraphFile): readonly number[] {
  const folded = foldConstants(file)
  const sizes = [...nodes].filter(({ op }) => /^Resize/.test(op)).map(({ inputs }) => folded(inputs[1] ?? ''))
  const [size, ...more] = sizes
  return size && more.length === 0 ? size.values : []
}
