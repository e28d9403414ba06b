import { describe, expect, test } from 'vitest'
import type { Network, Node, Shape } from '../../engine/types'
import { bottlenecks } from '../network/nodeOrder'
import { findLayers } from './layers'

const node = (op: string, name: string, shape: Shape | null, ...inputs: string[]): Node => ({
  op,
  name,
  shape,
  inputs,
})
const map = (h: number, w: number, c: number): Shape => [null, h, w, c]

function candidates(nodes: readonly Node[], logits: string) {
  return findLayers({ nodes } as unknown as Network, { input: nodes[0]!.name, logits })
}

const image = node('InputLayer', 'image', map(32, 32, 3))

describe('layers that can be explained', () => {
  test('begin with the first convolution; padding, dropout and the picture are none', () => {
    const { layers, suggested } = candidates(
      [
        image,
        node('Rescaling', 'scale', map(32, 32, 3), 'image'),
        node('ZeroPadding2D', 'pad', map(34, 34, 3), 'scale'),
        node('Conv2D', 'conv', map(16, 16, 8), 'pad'),
        node('Dropout', 'drop', map(16, 16, 8), 'conv'),
        node('ReLU', 'act', map(16, 16, 8), 'drop'),
        node('MaxPooling2D', 'pool', map(8, 8, 8), 'act'),
        node('Flatten', 'flat', [null, 512], 'pool'),
        node('Dense', 'head', [null, 5], 'flat'),
      ],
      'head',
    )
    expect(layers.map(({ name }) => name)).toEqual(['conv', 'act', 'pool'])
    // A pooling on the way to the head is not the last activation.
    expect(suggested).toEqual({
      layer: 'act',
      why: 'The last activation that still has positions (16 × 16) before they are pooled away.',
    })
  })

  test('of two backbones one is suggested, and the other named', () => {
    const { suggested } = candidates(
      [
        image,
        node('Conv2D', 'a1', map(16, 16, 8), 'image'),
        node('Conv2D', 'a2', map(12, 12, 8), 'a1'),
        node('GlobalAveragePooling2D', 'ga', [null, 8], 'a2'),
        node('Conv2D', 'b1', map(16, 16, 8), 'image'),
        node('Conv2D', 'b2', map(6, 6, 8), 'b1'),
        node('GlobalAveragePooling2D', 'gb', [null, 8], 'b2'),
        node('Concatenate', 'both', [null, 16], 'ga', 'gb'),
        node('Dense', 'head', [null, 4], 'both'),
      ],
      'head',
    )
    expect(suggested).toEqual({
      layer: 'b2',
      why: 'The last activation that still has positions (6 × 6) before they are pooled away. Beside it "a2" (12 × 12) ends a branch of the network, which this layer does not see.',
    })
  })

  test('squeeze and excitation and what does not lead to the scores are none', () => {
    const { layers, suggested } = candidates(
      [
        image,
        node('Conv2D', 'conv', map(8, 8, 4), 'image'),
        node('Conv2D', 'aside', map(8, 8, 4), 'conv'),
        node('GlobalAveragePooling2D', 'squeeze', map(1, 1, 4), 'conv'),
        node('Conv2D', 'excite', map(1, 1, 4), 'squeeze'),
        node('Multiply', 'product', map(8, 8, 4), 'conv', 'excite'),
        node('GlobalAveragePooling2D', 'gap', [null, 4], 'product'),
      ],
      'gap',
    )
    expect(layers.map(({ name }) => name)).toEqual(['conv', 'product'])
    expect(suggested.layer).toBe('product')
  })

  test('the sigmoid beside a swish is not the last', () => {
    const nodes = [
      image,
      node('Conv2D', 'conv', map(8, 8, 4), 'image'),
      node('Mul', 'swish', map(8, 8, 4), 'conv', 'sigmoid'),
      node('Sigmoid', 'sigmoid', map(8, 8, 4), 'conv'),
      node('Mean', 'gap', [null, 4], 'swish'),
    ]
    const sorted = [nodes[0]!, nodes[1]!, nodes[3]!, nodes[2]!, nodes[4]!]
    expect(candidates(sorted, 'gap').suggested.layer).toBe('swish')
  })

  test('two heads on one map: the map itself, which both need', () => {
    const { suggested } = candidates(
      [
        image,
        node('Conv2D', 'conv', map(8, 8, 4), 'image'),
        node('Conv2D', 'left', map(8, 8, 4), 'conv'),
        node('Conv2D', 'right', map(8, 8, 4), 'conv'),
        node('GlobalAveragePooling2D', 'a', [null, 4], 'left'),
        node('GlobalMaxPooling2D', 'b', [null, 4], 'right'),
        node('Concatenate', 'both', [null, 8], 'a', 'b'),
      ],
      'both',
    )
    expect(suggested.layer).toBe('conv')
  })

  test('scores of many places: the features that they are made of, not the scores', () => {
    const features = [
      image,
      node('Conv2D', 'conv', map(16, 16, 8), 'image'),
      node('Relu', 'act', map(16, 16, 8), 'conv'),
      node('Conv2D', 'score', map(16, 16, 5), 'act'),
      node('BiasAdd', 'biased', map(16, 16, 5), 'score'),
    ]
    const why = 'The last activation (16 × 16) before the class scores of each place.'
    for (const end of ['ResizeBilinear', 'Conv2DBackpropInput']) {
      const { layers, suggested } = candidates([...features, node(end, 'up', map(32, 32, 5), 'biased')], 'up')
      expect(layers.at(-1)?.name).toBe('up')
      expect(suggested).toEqual({ layer: 'act', why })
    }
    expect(candidates(features.slice(0, 4), 'score').suggested.layer).toBe('act')
    const enlarged = [
      ...features.slice(0, 3),
      node('ResizeBilinear', 'up', map(32, 32, 8), 'act'),
      node('Conv2D', 'score', map(32, 32, 5), 'up'),
    ]
    expect(candidates(enlarged, 'score').suggested.layer).toBe('act')
  })

  test('scores of two resolutions added: the deeper features of the two', () => {
    const nodes = [
      image,
      node('Conv2D', 'fine', map(16, 16, 8), 'image'),
      node('Conv2D', 'coarse', map(8, 8, 12), 'fine'),
      node('Conv2D', 'few', map(8, 8, 5), 'coarse'),
      node('UpSampling2D', 'up', map(16, 16, 5), 'few'),
      node('Conv2D', 'many', map(16, 16, 5), 'fine'),
      node('Add', 'sum', map(16, 16, 5), 'up', 'many'),
    ]
    expect(candidates(nodes, 'sum').suggested.layer).toBe('coarse')
  })

  test('a head without any map says so', () => {
    const nodes = [
      image,
      node('Flatten', 'flat', [null, 3072], 'image'),
      node('Dense', 'head', [null, 5], 'flat'),
    ]
    expect(candidates(nodes, 'head')).toEqual({
      layers: [],
      suggested: { layer: '', why: 'No layer of the model keeps positions.' },
    })
  })
})

describe('token maps of a transformer', () => {
  const tokens = (count: number): Shape => [null, count, 16]
  const block = (i: number, from: string, count: number): Node[] => [
    node('MatMul', `q${i}`, tokens(count), from),
    node('BatchMatMulV2', `scores${i}`, [null, 2, count, count], `q${i}`),
    node('BatchMatMulV2', `heard${i}`, tokens(count), `scores${i}`, `q${i}`),
    node('AddV2', `sum${i}`, tokens(count), from, `heard${i}`),
  ]
  const patches = [
    image,
    node('Conv2D', 'patches', map(8, 4, 16), 'image'),
    node('Reshape', 'rows', tokens(32), 'patches'),
  ]

  test('the class token is skipped; the default is before the last attention', () => {
    const { layers, suggested } = candidates(
      [
        ...patches,
        node('ConcatV2', 'tokens', tokens(33), 'rows'),
        ...block(1, 'tokens', 33),
        ...block(2, 'sum1', 33),
        node('StridedSlice', 'class', [null, 16], 'sum2'),
        node('MatMul', 'logits', [null, 10], 'class'),
      ],
      'logits',
    )
    expect(layers.map(({ name, height, width, skip }) => [name, height, width, skip])).toEqual([
      ['patches', 8, 4, 0],
      ['rows', 8, 4, 0],
      ['tokens', 8, 4, 1],
      ['sum1', 8, 4, 1],
      ['sum2', 8, 4, 1],
    ])
    expect(suggested.layer).toBe('sum1')
  })

  test('where all tokens are averaged, the last one counts', () => {
    const { suggested } = candidates(
      [
        ...patches,
        ...block(1, 'rows', 32),
        node('Mean', 'gap', [null, 16], 'sum1'),
        node('MatMul', 'logits', [null, 10], 'gap'),
      ],
      'logits',
    )
    expect(suggested.layer).toBe('sum1')
  })

  test('behind a transformer that scores every place, the last map before the scores is taken', () => {
    const { suggested } = candidates(
      [
        ...patches,
        ...block(1, 'rows', 32),
        node('Reshape', 'grid', map(8, 4, 16), 'sum1'),
        node('Conv2D', 'fuse', map(8, 4, 24), 'grid'),
        node('Relu', 'act', map(8, 4, 24), 'fuse'),
        node('Conv2D', 'scores', map(8, 4, 5), 'act'),
      ],
      'scores',
    )
    expect(suggested).toMatchObject({ layer: 'act', why: expect.stringContaining('before the class scores') })
  })

  test('a square is found where the patches say nothing', () => {
    const { layers } = candidates(
      [
        image,
        node('Reshape', 'rows', tokens(50), 'image'),
        ...block(1, 'rows', 50),
        node('Mean', 'gap', [null, 16], 'sum1'),
      ],
      'gap',
    )
    expect(layers.at(-1)).toMatchObject({
      name: 'sum1',
      height: 7,
      width: 7,
      skip: 1,
      channels: 16,
      kind: 'tokens',
    })
  })
})

test('a bottleneck is what no way goes around', () => {
  const nodes = [
    node('a', 'a', null),
    node('b', 'b', null, 'a'),
    node('c', 'c', null, 'b'),
    node('d', 'd', null, 'c', 'b'),
    node('e', 'e', null, 'd'),
  ]
  expect([...bottlenecks(nodes)]).toEqual(['a', 'b', 'd', 'e'])
})
