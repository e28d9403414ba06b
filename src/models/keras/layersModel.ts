// A Keras model as a Network: every layer of every nested model is a node. A layer with an activation of its own
// makes two nodes, `<path>:linear` before it and `<path>` after it.
import { cast, type Tensor, zeros } from '@tensorflow/tfjs-core'
import type { Feeds, Network } from '../../engine/types'
import { forShapes } from '../../tfjs/pipelines/shapesOnly'
import type { Fill, OpenNetwork } from '../network/openNetwork'
import { type RunNetwork, stepRunner } from '../network/stepNetwork'
import type { ModelArtifacts } from '../types'
import { ACTIVATED } from './activations'
import { type CallList, type LayerConfig, listCalls } from './layerCalls'
import { operatorOf } from './layers/tensorflowOp'
import { biasTerms } from './layersBias'
import { missingWeights } from './layersFailure'
import { type LayerSteps, layerSteps } from './layersSteps'
import { namesIn, readLayers } from './layerTree'
import { weightStore } from './weightStore'

/**
 * Opens the model on the present backend, by running a zero picture once. `fill` completes the sizes of an
 * input that the model leaves open.
 * @throws UnsupportedModel, naming the layer or the weights.
 */
export function openLayersModel(artifacts: ModelArtifacts, fill: Fill): OpenNetwork {
  const model = readLayers(artifacts.topology)
  const list = listCalls(model)
  const missing: string[] = []
  const store = weightStore(artifacts.weightSpecs, artifacts.weights)
  const layers = layerSteps(list, { store, missing })
  try {
    const feeds = Object.fromEntries(list.inputs.map(({ name, shape }) => [name, fill(shape)]))
    forShapes(() => runZeros(stepRunner(layers.steps), feeds, list.outputs))
    if (missing.length > 0) throw missingWeights([...new Set(missing)])
  } catch (error) {
    layers.dispose()
    throw error
  }
  const statesBatch = list.inputs.some(({ shape }) => typeof shape?.[0] === 'number')
  return {
    network: makeNetwork(list, layers),
    activations: findActivations(list),
    statesBatch,
    names: namesIn(model),
    repairs: [],
  }
}

function makeNetwork(list: CallList, layers: LayerSteps): Network {
  const run = stepRunner(layers.folded())
  return {
    nodes: layers.nodes(),
    inputs: list.inputs.map(({ name }) => name),
    outputs: list.outputs,
    run: (given, fetches) => withFloats(given, (feeds) => run(feeds, fetches)),
    biases: () => biasTerms(layers.calls()),
    dispose: () => layers.dispose(),
  }
}

/** Builds every layer on its way and learns the shapes. */
function runZeros(
  run: RunNetwork,
  shapes: Readonly<Record<string, number[]>>,
  outputs: readonly string[],
): void {
  const feeds = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, zeros(shape)]))
  try {
    for (const output of run(feeds, outputs)) output.dispose()
  } finally {
    for (const feed of Object.values(feeds)) feed.dispose()
  }
}

/** Pictures may come as whole numbers; layers compute in floats. */
function withFloats(given: Feeds, run: (feeds: Feeds) => Tensor[]): Tensor[] {
  const made: Tensor[] = []
  const feeds = Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (value.dtype === 'float32') return [name, value]
      const float = cast(value, 'float32')
      made.push(float)
      return [name, float]
    }),
  )
  try {
    return run(feeds)
  } finally {
    for (const float of made) float.dispose()
  }
}

/** By node: the activation or the function that is applied there, where a layer names it. */
function findActivations(list: CallList): Map<string, string> {
  return new Map(
    list.calls.flatMap(({ name, layer }) => {
      const applied = appliedBy(layer)
      return applied === null ? [] : [[name, applied] as const]
    }),
  )
}

/** `softmax` for the function `nn.softmax`. */
function appliedBy({ className, activation, config }: LayerConfig): string | null {
  if (className === 'Activation' || ACTIVATED.has(className)) return activation.name
  if (className === 'TFOpLambda') return String(config.function).split('.').at(-1) ?? null
  return className === 'TensorFlowOpLayer' ? operatorOf(config) : null
}
