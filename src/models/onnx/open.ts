// An ONNX file as a Network, on the present backend. One trace says what there is; another picture size or number of
// pictures is traced when it first comes, on the same weights.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Feeds, Network } from '../../engine/types'
import type { OpenFormat } from '../format'
import type { OpenNetwork } from '../network/openNetwork'
import { type RunNetwork, stepRunner } from '../network/stepNetwork'
import { biasTerms } from './biases'
import { type Described, describeTrace } from './describeTrace'
import { quantisedRepairs } from './facts/repairs'
import { readOnceIn, readsOf } from './graph/bodies'
import { flattened } from './graph/functions'
import { pictureValues } from './graph/pictures'
import { inOrder } from './graph/sort'
import { decoded, type External } from './host/decode'
import { findPicture, type PictureValue } from './picture'
import type { OnnxModel, OnnxNode, OnnxTensor } from './proto/types'
import { openedFile } from './topology'
import { firstTrace } from './trace/firstTrace'
import type { TracedValue } from './trace/sources'
import { type Trace, type Traceable, trace } from './trace/trace'
import { heldShape } from './trace/value'
import { openWeights, type Weights } from './trace/weights'

export const open: OpenFormat = (artifacts, fill): OpenNetwork => {
  const { model, external } = openedFile(artifacts)
  const written = flattened(model)
  const nodes = inOrder(written, readsOf)
  const picture = findPicture(model.graph, nodes)
  const graph = traceable(model, nodes, external)
  const filled = fill(picture.sizes)
  const channels = filled[3] ?? 3
  const weights = openWeights()
  try {
    const tracer = makeTracer(graph, { ...picture, channels }, weights)
    const { size, first, sizes } = firstTrace(tracer, {
      filled,
      sizes: picture.sizes,
      outputs: model.graph.outputs,
    })
    const seen = { ...picture, sizes }
    const described = describeTrace(first, { model, picture: seen, written, channels })
    return {
      network: makeNetwork({ described, picture: seen, first, tracer, weights, size }),
      activations: new Map(),
      // A range taken from a whole batch is not that of each picture.
      statesBatch: picture.sizes[0] !== null || nodes.some(({ op }) => op === 'DynamicQuantizeLinear'),
      names: namesOf(artifacts.extra),
      repairs: quantisedRepairs(nodes, model.graph),
    }
  } catch (error) {
    weights.dispose()
    throw error
  }
}

function traceable({ graph, opsets }: OnnxModel, nodes: readonly OnnxNode[], external: External): Traceable {
  const decode = (tensor: OnnxTensor) => decoded(tensor, external)
  const { initialisers } = graph
  const pictures = pictureValues(nodes, {
    shapeOf: (name) => initialisers.get(name)?.shape ?? null,
    numbersOf: (name) => {
      const tensor = initialisers.get(name)
      return tensor && tensor.shape.length === 1 && (tensor.shape[0] ?? 0) < 9 ? decode(tensor) : null
    },
  })
  const readOnce = readOnceIn(nodes, graph)
  return { nodes, opset: opsets.get('') ?? 1, pictures, decode, initialisers, readOnce }
}

const namesOf = ({ producer }: Readonly<Record<string, unknown>>) =>
  /ultralytics/i.test(String(producer)) ? ['Ultralytics'] : ['ONNX model']

export type Tracer = (pictures: number, height: number, width: number) => Trace

function makeTracer(
  graph: Traceable,
  picture: PictureValue & { readonly channels: number },
  weights: Weights,
): Tracer {
  return (n, h, w) => {
    const { name, layout, channels } = picture
    const shape = layout === 'last' ? [n, channels, h, w] : [n, h, w, channels]
    const input: TracedValue = { key: name, shape, layout, kind: 'float', constant: false, host: null }
    return trace(graph, [input], weights)
  }
}

interface OpenedParts {
  readonly described: Described
  readonly picture: PictureValue
  readonly first: Trace
  readonly tracer: Tracer
  readonly weights: Weights
  readonly size: readonly [number, number]
}

function makeNetwork({ described, picture, first, tracer, weights, size }: OpenedParts): Network {
  const { nodes, outputs, keyOf, nameOf } = described
  const runs = makeRuns({ picture, first, tracer, size })
  return {
    nodes,
    inputs: [nameOf(picture.name)],
    outputs,
    run: (given, fetches) => {
      const feeds = Object.fromEntries(Object.entries(given).map(([name, value]) => [keyOf(name), value]))
      return runs(feeds)(feeds, fetches.map(keyOf))
    },
    biases: () => biasTerms(first, nameOf),
    dispose: () => weights.dispose(),
  }
}

/** Sizes and numbers of pictures that stay ready. */
const MOST = 24

/** The steps that fit what is fed: so many pictures, of that size. */
function makeRuns({
  picture,
  first,
  tracer,
  size,
}: Pick<OpenedParts, 'picture' | 'first' | 'tracer' | 'size'>) {
  const singles = new Map<string, Trace>([[size.join(), first]])
  const runs = new Map<string, RunNetwork>()
  const single = (at: readonly [number, number]) => {
    const found = singles.get(at.join()) ?? tracer(1, ...at)
    // The size that came last is looked at first.
    singles.delete(at.join())
    singles.set(at.join(), found)
    return found
  }
  return (feeds: Feeds): RunNetwork => {
    const fed = feeds[picture.name]
    const at = fed ? sizeIn(fed) : sizeFor(feeds, singles)
    const n = fed ? (fed.shape[0] ?? 1) : countIn(feeds, single(at))
    const key = `${n} of ${at.join()}`
    const run = runs.get(key) ?? stepRunner((n === 1 ? single(at) : tracer(n, ...at)).steps)
    runs.delete(key)
    runs.set(key, run)
    for (const old of [...runs.keys()].slice(0, -MOST)) runs.delete(old)
    for (const old of [...singles.keys()].slice(0, -MOST)) singles.delete(old)
    return run
  }
}

const sizeIn = ({ shape }: Tensor): [number, number] => [shape[1] ?? 1, shape[2] ?? 1]

/** The size at which all that is fed has the shape that it has. */
function sizeFor(feeds: Feeds, singles: ReadonlyMap<string, Trace>): [number, number] {
  const sizes = [...singles.keys()].reverse()
  const fits = sizes.find((size) =>
    Object.entries(feeds).every(([name, { shape }]) => {
      const value = singles.get(size)?.values.get(name)
      if (!value || value instanceof Error) return false
      return String(heldShape(value).slice(1)) === String(shape.slice(1))
    }),
  )
  const [height = 1, width = 1] = (fits ?? sizes[0] ?? '').split(',').map(Number)
  return [height, width]
}

/** How many pictures' values are fed. */
function countIn(feeds: Feeds, { values }: Trace): number {
  for (const [name, { shape }] of Object.entries(feeds)) {
    const value = values.get(name)
    if (!value || value instanceof Error) continue
    const each = heldShape(value)[0] ?? 1
    return Math.max(1, Math.round((shape[0] ?? 1) / Math.max(1, each)))
  }
  return 1
}
