// Zero padding, convolution, batch norm and activation as one convolution, for when nobody asks for what lies between:
// half the time of a MobileNet on wasm, a third of the dispatches on WebGPU.
//   scale = gamma / sqrt(variance + epsilon);  kernel' = kernel * scale;  bias' = beta + (bias - mean) * scale
import { add, keep, mul, reshape, rsqrt, sub, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { renewable } from '../../tfjs/packing/renewable'
import { BEFORE } from '../network/openNetwork'
import type { Shortcut } from '../network/stepNetwork'
import type { Call, CallList } from './layerCalls'
import { readBatchNorm } from './layers/batchNormalising'
import { readPair } from './layers/convolution'
import { asFusable, type ComputedLayer, type Fusable, type ZeroPad } from './layers/layerClass'
import { readRectifier } from './layers/parametric'
import type { BuiltLayer } from './layersBuild'

export interface Foldings {
  /** By the name of the call at the end of each chain. */
  readonly shortcuts: ReadonlyMap<string, readonly Shortcut[]>
  dispose(): void
}

interface Chain {
  readonly convolution: Call
  readonly norm: Call | null
  readonly activation: Fusable
  /** Every call from the convolution on but the last. */
  readonly skips: readonly string[]
  /** What stands before the convolution, where it is padding. */
  readonly padding: Call | null
}

type Built = ReadonlyMap<string, BuiltLayer>

/**
 * Layers whose kernel is not held, by path: a folded one takes its place. Few ask for what lies between, and a large
 * file would be in memory once more.
 */
export function foldedAway(list: CallList): ReadonlySet<string> {
  const uses = new Map<string, number>()
  for (const { layer } of list.calls) uses.set(layer.path, (uses.get(layer.path) ?? 0) + 1)
  const folded = [...findChains(list).values()].filter(({ norm }) => norm !== null)
  const paths = folded.map(({ convolution }) => convolution.layer.path)
  return new Set(paths.filter((path) => uses.get(path) === 1))
}

/** Folds the weights of every chain whose layers are built, so that runs leave no tensor behind. */
export function foldings(list: CallList, built: Built): Foldings {
  const made = new Map<string, readonly Tensor[]>()
  const shortcuts = new Map<string, readonly Shortcut[]>()
  const weightsOf = (convolution: BuiltLayer, { layer }: Call, name: string): readonly Tensor[] | null => {
    const norm = built.get(layer.path)
    if (!norm) return null
    const pair = `${name} ${layer.path}`
    const weights = made.get(pair) ?? kept(convolution, norm, readBatchNorm(layer.config).epsilon)
    made.set(pair, weights)
    return weights
  }
  for (const [end, chain] of findChains(list)) {
    const { path } = chain.convolution.layer
    const convolution = built.get(path)
    if (!convolution?.computed) continue
    const folded = chain.norm && weightsOf(convolution, chain.norm, path)
    if (chain.norm && !folded) continue
    shortcuts.set(
      end,
      makeShortcuts(chain, convolution.computed, () => folded ?? ownWeights(convolution)),
    )
  }
  return {
    shortcuts,
    dispose: () => {
      for (const tensor of [...made.values()].flat()) tensor.dispose()
      made.clear()
    },
  }
}

export const KERNELS = ['depthwise_kernel', 'kernel'] as const

/** Convolutions that only a batch norm reads; and such a batch norm that only an activation reads. */
function findChains(list: CallList): Map<string, Chain> {
  const readers = new Map<string, Call[]>()
  for (const call of list.calls) {
    for (const input of call.inputs) readers.set(input, [...(readers.get(input) ?? []), call])
  }
  const soleReader = (name: string) => {
    const [only, ...others] = readers.get(name) ?? []
    return only && others.length === 0 && !list.outputs.includes(name) ? only : null
  }
  const chains = new Map<string, Chain>()
  const made = new Map(list.calls.map((call) => [call.name, call]))
  const paddingOf = ({ layer, inputs }: Call) => {
    const before = made.get(inputs[0] ?? '')
    return before && layer.config.padding !== 'same' && zerosAround(before) && soleReader(before.name)
      ? before
      : null
  }
  for (const convolution of list.calls.filter(isConvolution)) {
    const padding = paddingOf(convolution)
    if (convolution.layer.activation.name !== 'linear') {
      for (const [end, chain] of padding ? activated(convolution, padding) : []) chains.set(end, chain)
      continue
    }
    const reader = soleReader(convolution.name)
    const norm = reader && isLastAxisNorm(reader) ? reader : null
    const last = norm ?? convolution
    const skips = norm ? [convolution.name] : []
    const ahead: Chain = { convolution, norm, activation: 'linear', skips, padding }
    if (norm || padding) chains.set(last.name, ahead)
    const end = soleReader(last.name)
    const activation = end && fusableOf(end)
    if (end && activation) chains.set(end.name, { ...ahead, activation, skips: [...skips, last.name] })
  }
  return chains
}

/** Of a layer that only adds zeros around the picture; null for any other. */
function zerosAround({ layer: { className, config } }: Call): ZeroPad | null {
  if (className !== 'ZeroPadding2D') return null
  const [rows, columns] = Array.isArray(config.padding) ? config.padding : [config.padding, config.padding]
  return [[0, 0], [...readPair(rows)], [...readPair(columns)], [0, 0]]
}

function isConvolution({ layer: { className } }: Call): boolean {
  return className === 'Conv2D' || className === 'DepthwiseConv2D'
}

/** Of a convolution with an activation of its own, which is a node apart. */
function activated(convolution: Call, padding: Call): [string, Chain][] {
  const before = convolution.name + BEFORE
  const linear: Chain = { convolution, norm: null, activation: 'linear', skips: [], padding }
  const activation = asFusable(convolution.layer.activation.name)
  const whole = activation && { ...linear, activation, skips: [before] }
  return [[before, linear], ...(whole ? [[convolution.name, whole] as [string, Chain]] : [])]
}

function isLastAxisNorm({ layer }: Call): boolean {
  if (layer.className !== 'BatchNormalization') return false
  const { axes } = readBatchNorm(layer.config)
  return axes.length === 1 && (axes[0] === -1 || axes[0] === 3)
}

function fusableOf({ layer: { className, activation, config } }: Call): Fusable | null {
  if (className === 'Activation') return asFusable(activation.name)
  if (className !== 'ReLU') return null
  const { most, slope, threshold } = readRectifier(config)
  if (slope !== 0 || threshold !== 0) return null
  return most === null ? 'relu' : most === 6 ? 'relu6' : null
}

/** The shortest first: with the padding inside of it, where there is any. */
function makeShortcuts(
  { convolution, norm, padding, skips, activation }: Chain,
  computed: ComputedLayer,
  weights: () => readonly Tensor[],
): Shortcut[] {
  const { layer, inputs, kwargs } = convolution
  const way = (more: readonly string[], from: readonly string[], pad: ZeroPad | null): Shortcut => ({
    skips: [...more, ...skips],
    inputs: from,
    compute: (values) => {
      const use = { path: layer.path, kwargs, weights: weights(), fuse: activation, ...(pad && { pad }) }
      return [computed.call(values, use)].flat()
    },
  })
  const plain = norm || skips.length > 0 ? [way([], inputs, null)] : []
  return padding ? [way([padding.name], padding.inputs, zerosAround(padding)), ...plain] : plain
}

/** In the layer's order. */
const ownWeights = ({ weights }: BuiltLayer) => [...weights.values()]

function kept(convolution: BuiltLayer, norm: BuiltLayer, epsilon: number): readonly Tensor[] {
  const fold = () => foldedWeights([convolution, norm], epsilon)
  const weights = tidy(() => fold().map((weight) => keep(weight)))
  const [kernel] = weights
  if (kernel) renewable(kernel, () => fold()[0] as Tensor)
  return weights
}

/** Kernel and bias; a depthwise kernel [h, w, c, m] has its filters in its last two axes. */
function foldedWeights(
  [convolution, norm]: readonly [BuiltLayer, BuiltLayer],
  epsilon: number,
): readonly Tensor[] {
  const { weights } = norm
  const [mean, variance] = [weights.get('moving_mean'), weights.get('moving_variance')]
  if (!mean || !variance) return []
  const [depthwise, plain] = KERNELS.map((name) => convolution.lend(name))
  const kernel = depthwise ?? plain
  if (!kernel) return []
  const scale = mul(rsqrt(add(variance, epsilon)), weights.get('gamma') ?? 1)
  const shift = sub(convolution.weights.get('bias') ?? 0, mean)
  const filters = depthwise ? reshape(scale, [1, 1, ...depthwise.shape.slice(2)]) : scale
  return [mul(kernel, filters), add(mul(shift, scale), weights.get('beta') ?? 0)]
}
