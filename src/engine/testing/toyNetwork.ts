// Small networks made in code, for tests: nodes that compute themselves from the values of their inputs.
import {
  add,
  clone,
  conv2d,
  matMul,
  maxPool,
  mean,
  relu,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { normals } from '../scoring/random'
import type { Classifier, Feeds, Layer, Network, Node } from '../types'

export interface ToyNode extends Node {
  readonly compute: (...inputs: Tensor[]) => Tensor
  readonly bias?: Tensor1D
}

export function toyNetwork(nodes: readonly ToyNode[]): Network {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const value = (name: string, known: Map<string, Tensor>): Tensor => {
    const found = known.get(name)
    if (found) return found
    const node = byName.get(name)
    if (!node || node.op === 'Input') throw failure('UnsupportedModel', `Nothing gives ${name}.`)
    const made = node.compute(...node.inputs.map((input) => value(input, known)))
    known.set(name, made)
    return made
  }
  return {
    nodes,
    inputs: nodes.filter((node) => node.op === 'Input').map((node) => node.name),
    outputs: nodes.slice(-1).map((node) => node.name),
    run: (feeds: Feeds, fetches) =>
      tidy(() => {
        const known = new Map(Object.entries(feeds))
        return fetches.map((name) => clone(value(name, known)))
      }),
    biases: () => nodes.flatMap(({ name, bias }) => (bias ? [{ node: name, bias: clone(bias) }] : [])),
    dispose: () => undefined,
  }
}

export const toys = {
  input: (shape: readonly number[]): ToyNode => ({
    name: 'input',
    op: 'Input',
    shape,
    inputs: [],
    compute: (x) => x,
  }),
  conv: (name: string, from: string, kernel: Tensor4D, bias: Tensor1D, stride = 1): ToyNode => ({
    name,
    op: 'Conv2D',
    shape: null,
    inputs: [from],
    bias,
    compute: (x) => add(conv2d(x as Tensor4D, kernel, stride, 'same'), bias),
  }),
  relu: (name: string, from: string): ToyNode => node(name, 'Relu', [from], (x) => relu(x)),
  add: (name: string, a: string, b: string): ToyNode => node(name, 'Add', [a, b], (x, y) => add(x, y)),
  pool: (name: string, from: string): ToyNode =>
    node(name, 'MaxPool', [from], (x) => maxPool(x as Tensor4D, 2, 2, 'valid')),
  gap: (name: string, from: string): ToyNode => node(name, 'Mean', [from], (x) => mean(x, [1, 2])),
  flatten: (name: string, from: string): ToyNode =>
    node(name, 'Flatten', [from], (x) => reshape(x, [x.shape[0] as number, -1])),
  dense: (name: string, from: string, weights: Tensor, bias: Tensor1D): ToyNode =>
    node(name, 'Dense', [from], (x) => add(matMul(x as never, weights as never), bias)),
}

function node(name: string, op: string, inputs: readonly string[], compute: ToyNode['compute']): ToyNode {
  return { name, op, inputs, compute, shape: null }
}

/** Seeded weights; they live as long as the test file. */
export function weights<T extends Tensor>(shape: readonly number[], seed: number, std = 0.4): T {
  const count = shape.reduce((product, size) => product * size, 1)
  return tensor(normals(count, std, seed), [...shape]) as T
}

export function toyClassifier(network: Network, layers: readonly Layer[], classes: number): Classifier {
  return {
    network,
    input: 'input',
    inputShape: [12, 16, 3],
    logits: 'logits',
    activation: 'softmax',
    classes,
    layers,
    suggested: { layer: layers.at(-1)?.name ?? '', why: 'It is the last one.' },
    fixedBatch: null,
  }
}

export function mapLayer(name: string, height: number, width: number, channels: number): Layer {
  return { name, op: 'Relu', height, width, channels, kind: 'map', skip: 0 }
}

/** conv1 -> relu1 -> conv2 (stride 2) -> relu2 -> GAP -> logits, of pictures [12, 16, 3]. */
export function plainToy(): Classifier {
  const network = toyNetwork([
    toys.input([12, 16, 3]),
    toys.conv('conv1', 'input', weights([3, 3, 3, 5], 1), weights([5], 2)),
    toys.relu('relu1', 'conv1'),
    toys.conv('conv2', 'relu1', weights([3, 3, 5, 6], 3), weights([6], 4), 2),
    toys.relu('relu2', 'conv2'),
    toys.gap('gap', 'relu2'),
    toys.dense('logits', 'gap', weights([6, 4], 5, 1), weights([4], 6)),
  ])
  return toyClassifier(network, [mapLayer('relu1', 12, 16, 5), mapLayer('relu2', 6, 8, 6)], 4)
}

/** A residual branch round conv2, then max pooling and two dense layers: nothing is linear behind `join`. */
export function residualToy(): Classifier {
  const network = toyNetwork([
    toys.input([12, 16, 3]),
    toys.conv('conv1', 'input', weights([3, 3, 3, 5], 11), weights([5], 12), 2),
    toys.relu('relu1', 'conv1'),
    toys.conv('conv2', 'relu1', weights([3, 3, 5, 5], 13), weights([5], 14)),
    toys.relu('relu2', 'conv2'),
    toys.add('join', 'relu1', 'relu2'),
    toys.pool('pool', 'join'),
    toys.flatten('flat', 'pool'),
    toys.dense('hidden', 'flat', weights([60, 7], 15, 0.2), weights([7], 16)),
    toys.relu('hiddenRelu', 'hidden'),
    toys.dense('logits', 'hiddenRelu', weights([7, 4], 17, 0.8), weights([4], 18)),
  ])
  const layers = ['relu1', 'conv2', 'relu2', 'join'].map((name) => mapLayer(name, 6, 8, 5))
  return toyClassifier(network, layers, 4)
}
