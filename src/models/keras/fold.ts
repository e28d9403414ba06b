// Convolution, batch norm and activation as one convolution, for when nobody asks for what lies between: half the
// time of a MobileNet on wasm, a third of the dispatches on WebGPU.
//   scale = gamma / sqrt(variance + epsilon);  kernel' = kernel * scale;  bias' = beta + (bias - mean) * scale
import { add, keep, mul, reshape, rsqrt, sub, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { renewable } from '../../tfjs/packing/renewable'
import type { Shortcut } from '../network/stepNetwork'
import type { Call, CallList } from './layerCalls'
import { readBatchNorm } from './layers/batchNormalising'
import { asFusable, type Fusable } from './layers/layerClass'
import { readRectifier } from './layers/parametric'
import type { BuiltLayer } from './layersBuild'

export interface Foldings {
  /** By the name of the call at the end of each chain. */
  readonly shortcuts: ReadonlyMap<string, Shortcut>
  dispose(): void
}

interface Chain {
  readonly convolution: Call
  readonly norm: Call
  readonly activation: Fusable
  /** Every call but the last. */
  readonly skips: readonly string[]
}

type Built = ReadonlyMap<string, BuiltLayer>

/**
 * Layers whose kernel is not held, by path: a folded one takes its place. Few ask for what lies between, and a large
 * file would be in memory once more.
 */
export function foldedAway(list: CallList): ReadonlySet<string> {
  const uses = new Map<string, number>()
  for (const { layer } of list.calls) uses.set(layer.path, (uses.get(layer.path) ?? 0) + 1)
  const paths = [...findChains(list).values()].map(({ convolution }) => convolution.layer.path)
  return new Set(paths.filter((path) => uses.get(path) === 1))
}

/** Folds the weights of every chain whose layers are built, so that runs leave no tensor behind. */
export function foldings(list: CallList, built: Built): Foldings {
  const made = new Map<string, readonly Tensor[]>()
  const shortcuts = new Map<string, Shortcut>()
  for (const [end, chain] of findChains(list)) {
    const convolution = built.get(chain.convolution.layer.path)
    const norm = built.get(chain.norm.layer.path)
    if (!convolution || !norm) continue
    const pair = `${chain.convolution.layer.path} ${chain.norm.layer.path}`
    const weights = made.get(pair) ?? kept(convolution, norm, readBatchNorm(chain.norm.layer.config).epsilon)
    made.set(pair, weights)
    shortcuts.set(end, makeShortcut(chain, convolution, weights))
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
  for (const convolution of list.calls.filter(isLinearConvolution)) {
    const norm = soleReader(convolution.name)
    if (!norm || !isLastAxisNorm(norm)) continue
    const ahead = { convolution, norm, activation: 'linear', skips: [convolution.name] } as const
    chains.set(norm.name, ahead)
    const end = soleReader(norm.name)
    const activation = end && fusableOf(end)
    if (end && activation)
      chains.set(end.name, { ...ahead, activation, skips: [convolution.name, norm.name] })
  }
  return chains
}

function isLinearConvolution({ layer }: Call): boolean {
  const known = layer.className === 'Conv2D' || layer.className === 'DepthwiseConv2D'
  return known && layer.activation.name === 'linear'
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

function makeShortcut(
  { convolution, skips, activation }: Chain,
  { computed }: BuiltLayer,
  weights: readonly Tensor[],
): Shortcut {
  const { layer, inputs, kwargs } = convolution
  const use = { path: layer.path, kwargs, weights, fuse: activation }
  return {
    skips,
    inputs,
    compute: (values) => [computed?.call(values, use) ?? []].flat() as Tensor[],
  }
}

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
