// A small transformer: patches and a class token, two blocks of attention in two heads and a dense layer, each added to
// what came before, and a norm whose class token is read.
import {
  add,
  concat,
  conv2d,
  div,
  matMul,
  mean,
  relu,
  reshape,
  slice,
  softmax,
  sqrt,
  square,
  sub,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  tile,
  transpose,
} from '@tensorflow/tfjs-core'
import type { Classifier, Layer } from '../types'
import { type ToyNode, toyClassifier, toyNetwork, toys, weights } from './toyNetwork'

const TOKENS = 49
const [HEADS, DEPTH] = [2, 3]
const WIDTH = HEADS * DEPTH

export function attentionToy(): Classifier {
  const kernel = weights<Tensor4D>([2, 2, 3, WIDTH], 41)
  const leading = weights<Tensor3D>([1, 1, WIDTH], 42)
  const nodes: ToyNode[] = [
    toys.input([12, 16, 3]),
    node('patches', 'Tokens', ['input'], (x) => {
      const map = conv2d(x as Tensor4D, kernel, 2, 'valid')
      return concat([tile(leading, [map.shape[0], 1, 1]), reshape(map, [-1, 48, WIDTH])], 1)
    }),
    ...block(1, 'patches', 50),
    ...block(2, 'block1', 60),
    node('norm', 'LayerNorm', ['block2'], layerNorm),
    node('class', 'Slice', ['norm'], (x) => reshape(slice(x, [0, 0, 0], [-1, 1, WIDTH]), [-1, WIDTH])),
    toys.dense('logits', 'class', weights([WIDTH, 4], 71, 1), weights([4], 72)),
  ]
  const layers = ['patches', 'middle1', 'block1', 'middle2', 'block2', 'norm'].map(tokenLayer)
  return toyClassifier(toyNetwork(nodes), layers, 4)
}

function block(index: number, from: string, seed: number): ToyNode[] {
  const [q, k, v, out, dense] = [0, 1, 2, 3, 4].map((i) => weights([WIDTH, WIDTH], seed + i, 0.8))
  const headed = (x: Tensor, by?: Tensor) => {
    const projected = matMul(reshape(x, [-1, WIDTH]), by as never)
    return transpose(reshape(projected, [-1, TOKENS, HEADS, DEPTH]), [0, 2, 1, 3])
  }
  return [
    node(`attention${index}`, 'Softmax', [from], (x) =>
      softmax(matMul(headed(layerNorm(x), q), headed(layerNorm(x), k), false, true)),
    ),
    node(`middle${index}`, 'AddV2', [from, `attention${index}`], (x, shares) => {
      const mixed = transpose(matMul(shares as Tensor, headed(layerNorm(x as Tensor), v)), [0, 2, 1, 3])
      return add(x as Tensor, reshape(matMul(reshape(mixed, [-1, WIDTH]), out as never), [-1, TOKENS, WIDTH]))
    }),
    node(`block${index}`, 'AddV2', [`middle${index}`], (x) =>
      add(
        x as Tensor,
        reshape(relu(matMul(reshape(x as Tensor, [-1, WIDTH]), dense as never)), [-1, TOKENS, WIDTH]),
      ),
    ),
  ]
}

function layerNorm(x: Tensor): Tensor {
  const centred = sub(x, mean(x, -1, true))
  return div(centred, sqrt(add(mean(square(centred), -1, true), 1e-3)))
}

function node(name: string, op: string, inputs: readonly string[], compute: ToyNode['compute']): ToyNode {
  return { name, op, inputs, compute, shape: null }
}

function tokenLayer(name: string): Layer {
  return { name, op: 'Tokens', height: 6, width: 8, channels: WIDTH, kind: 'tokens', skip: 1 }
}
