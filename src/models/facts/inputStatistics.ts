// The mean grey of the pictures that a model was trained on, from its first convolution and the batch norm behind
// it: a flat picture of that grey gives each filter its sum of weights times the grey, and the batch norm has kept
// the means. A least-squares fit over the filters; how well it fits says whether to believe it.
import type { Network, Node } from '../../engine/types'
import { weightValues } from '../keras/weightValues'
import type { ModelArtifacts } from '../types'

export interface InputMean {
  readonly mean: number
  /** Share of the means' squares that the fit explains, at most 1. */
  readonly fit: number
}

const BEFORE_FIRST = /^(InputLayer|.*Padding2D|Random.*|Dropout|GaussianNoise)$/

/** Null where the model does not begin with a convolution and a batch norm, or the graph has folded them. */
export function inputMean(network: Network, artifacts: ModelArtifacts): InputMean | null {
  const convolution = firstConvolution(network)
  const norm = network.nodes.find(
    ({ op, inputs }) => op === 'BatchNormalization' && inputs[0] === convolution?.name,
  )
  if (!convolution || !norm) return null
  const kernel = weightValues(artifacts, convolution.name, { name: 'kernel', index: 0 })
  const means = weightValues(artifacts, norm.name, { name: 'moving_mean', index: 2 })
  if (!kernel || !means) return null
  const bias = weightValues(artifacts, convolution.name, { name: 'bias', index: 1 })
  const sums = new Float64Array(means.length)
  kernel.forEach((weight, i) => {
    sums[i % means.length] = (sums[i % means.length] ?? 0) + weight
  })
  return fitted(
    sums,
    means.map((mean, i) => mean - (bias?.[i] ?? 0)),
  )
}

function firstConvolution(network: Network): Node | null {
  const passed = new Set(network.inputs)
  for (const node of network.nodes) {
    if (!node.inputs.some((input) => passed.has(input))) continue
    if (node.op === 'Conv2D') return node
    if (!BEFORE_FIRST.test(node.op)) return null
    passed.add(node.name)
  }
  return null
}

/** means ≈ mean * sums */
function fitted(sums: Float64Array, means: Float32Array): InputMean | null {
  let products = 0
  let squares = 0
  for (const [i, sum] of sums.entries()) {
    products += sum * (means[i] ?? 0)
    squares += sum * sum
  }
  const total = means.reduce((all, value) => all + value * value, 0)
  if (squares === 0 || total === 0) return null
  const mean = products / squares
  return { mean, fit: (mean * products) / total }
}
