// A small network on tokens: patches and a class token, mixed twice; behind the second only the class token is read.
import {
  concat,
  conv2d,
  matMul,
  relu,
  reshape,
  slice,
  type Tensor3D,
  type Tensor4D,
  tile,
} from '@tensorflow/tfjs-core'
import type { Classifier, Layer } from '../types'
import { type ToyNode, toyClassifier, toyNetwork, toys, weights } from './toyNetwork'

/** 6 x 8 patches of 2 x 2 pixels and one class token before them, 5 channels. */
export const tokenCount = 49

export function tokenToy(): Classifier {
  const kernel = weights<Tensor4D>([2, 2, 3, 5], 21)
  const leading = weights<Tensor3D>([1, 1, 5], 22)
  const nodes: ToyNode[] = [
    toys.input([12, 16, 3]),
    node('patches', ['input'], (x) => {
      const map = conv2d(x as Tensor4D, kernel, 2, 'valid')
      const n = map.shape[0]
      return concat([tile(leading, [n, 1, 1]), reshape(map, [n, 48, 5])], 1)
    }),
    node('block1', ['patches'], mixing(23)),
    node('block2', ['block1'], mixing(25)),
    node('class', ['block2'], (x) => reshape(slice(x, [0, 0, 0], [-1, 1, 5]), [-1, 5])),
    toys.dense('logits', 'class', weights([5, 4], 27, 1), weights([4], 28)),
  ]
  const layers = ['patches', 'block1', 'block2'].map(tokenLayer)
  return toyClassifier(toyNetwork(nodes), layers, 4)
}

/** Tokens mixed among each other, then channels, then a bend. */
function mixing(seed: number): ToyNode['compute'] {
  const among = weights([tokenCount, tokenCount], seed, 0.3)
  const channels = weights([5, 5], seed + 1, 0.5)
  return (x) => {
    const n = x.shape[0] ?? 1
    const mixed = matMul(tile(reshape(among, [1, tokenCount, tokenCount]), [n, 1, 1]), x)
    return relu(reshape(matMul(reshape(mixed, [-1, 5]), channels), x.shape))
  }
}

function node(name: string, inputs: readonly string[], compute: ToyNode['compute']): ToyNode {
  return { name, op: 'Tokens', inputs, compute, shape: null }
}

function tokenLayer(name: string): Layer {
  return { name, op: 'Tokens', height: 6, width: 8, channels: 5, kind: 'tokens', skip: 1 }
}
