// A small frozen graph as its converter writes it.
import type { ModelFiles } from '../types'
import { graphFiles, node, placeholder, pool, window, words } from './graphFixtures'
import { type Weight, weight } from './modelFixtures'
import { SIZE, small } from './smallWeights'

/** Fused operators, a residual sum, max pooling and a dense layer behind the last map. */
export function graph(): ModelFiles {
  const fused = (op: string, name: string, inputs: readonly string[], stride = 1) =>
    node(op, name, inputs, {
      ...window(stride),
      fused_ops: words(['BiasAdd', 'Relu']),
      num_args: { i: '1' },
      epsilon: { f: 0 },
    })
  const product = (name: string, inputs: readonly string[], ops: readonly string[]) =>
    node('_FusedMatMul', name, inputs, {
      fused_ops: words(ops),
      transpose_a: { b: false },
      transpose_b: { b: false },
    })
  const nodes = [
    placeholder('image', [-1, ...SIZE]),
    fused('_FusedConv2D', 'first', ['image', 'w1', 'b1'], 2),
    fused('FusedDepthwiseConv2dNative', 'deep', ['first', 'w2', 'b2']),
    node('AddV2', 'sum', ['first', 'deep']),
    fused('_FusedConv2D', 'second', ['sum', 'w3', 'b3']),
    node('MaxPool', 'pool', ['second'], pool(2)),
    node('Mean', 'mean', ['pool', 'axes'], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } }),
    product('hidden', ['mean', 'w4', 'b4'], ['BiasAdd', 'Relu']),
    product('logits', ['hidden', 'w5', 'b5'], ['BiasAdd']),
    node('Softmax', 'probabilities', ['logits']),
  ]
  const weights: Weight[] = [
    small('w1', [3, 3, 3, 6], 1),
    small('b1', [6], 2),
    weight('w2', [3, 3, 6, 1], 3),
    small('b2', [6], 4),
    small('w3', [3, 3, 6, 8], 5),
    small('b3', [8], 6),
    weight('w4', [8, 10], 7),
    small('b4', [10], 8),
    weight('w5', [10, 4], 9),
    small('b5', [4], 10),
    { name: 'axes', shape: [2], values: [1, 2], dtype: 'int32' },
  ]
  return graphFiles(nodes, weights)
}
