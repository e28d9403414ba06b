import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openModel } from '../open'
import { graphFiles, node, placeholder, pool, window, word, words } from '../testing/graphFixtures'
import { int, values, weight } from '../testing/modelFixtures'
import type { ModelFiles, OpenModel } from '../types'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await tf.setBackend('cpu')
})

const weights = [
  weight('kernel', [3, 3, 3, 4], 1),
  weight('bias', [4], 2),
  weight('dense', [4, 3], 3),
  weight('offset', [3], 4),
  int('axes', [1, 2]),
]

/** A fused convolution, pooling, a fused product and a softmax behind an Identity. */
const nodes = [
  placeholder('image', [-1, 6, 5, 3]),
  node('_FusedConv2D', 'net/Relu6', ['image', 'kernel', 'bias'], {
    ...window(2),
    fused_ops: words(['BiasAdd', 'Relu6']),
  }),
  node('Mean', 'gap', ['net/Relu6', 'axes'], { keep_dims: { b: false } }),
  node('_FusedMatMul', 'logits', ['gap', 'dense', 'offset'], {
    fused_ops: words(['BiasAdd']),
    transpose_a: { b: false },
    transpose_b: { b: false },
  }),
  node('Softmax', 'probabilities', ['logits']),
  node('Identity', 'Identity', ['probabilities']),
]
const files = graphFiles(nodes, weights, { scores: 'Identity' })

const input = (n = 2) => tf.tensor4d(values(n * 6 * 5 * 3, 20), [n, 6, 5, 3])

const known = (name: string) => {
  const found = weights.find((each) => each.name === name)
  return tf.tensor([...(found?.values ?? [])], [...(found?.shape ?? [])])
}

function byHand(x: tf.Tensor4D): Record<string, tf.Tensor> {
  return tf.tidy(() => {
    const linear = tf.add(tf.conv2d(x, known('kernel') as tf.Tensor4D, 2, 'same'), known('bias'))
    const act = tf.relu6(linear)
    const gap = tf.mean(act, [1, 2])
    const logits = tf.add(tf.matMul(gap as tf.Tensor2D, known('dense') as tf.Tensor2D), known('offset'))
    return { 'net/Relu6:linear': linear, 'net/Relu6': act, gap, logits, Identity: tf.softmax(logits) }
  })
}

async function distance(a: tf.Tensor, b: tf.Tensor): Promise<number> {
  const [x, y] = await Promise.all([a.data(), b.data()])
  expect(a.shape).toEqual(b.shape)
  return Math.max(...[...x].map((value, i) => Math.abs(value - (y[i] ?? Number.NaN))))
}

async function withModel(from: ModelFiles, work: (model: OpenModel) => Promise<void>): Promise<void> {
  const before = tf.memory().numTensors
  const model = await openModel(from)
  await work(model)
  model.dispose()
  expect(tf.memory().numTensors).toBe(before)
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test('every node has the value of the graph written out, fused values before their activation too', async () => {
    const model = await openModel(files)
    const x = input()
    const wanted = byHand(x)
    const got = model.classifier.network.run({ image: x }, Object.keys(wanted))
    for (const [i, name] of Object.keys(wanted).entries()) {
      expect(await distance(got[i]!, wanted[name]!), name).toBeLessThan(1e-5)
    }
    tf.dispose([...got, wanted, x])
    model.dispose()
  })
})

describe('a network of operators', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu')
  })

  test('runs from a fused value before its activation, and from any other node', async () => {
    await withModel(files, async ({ classifier: { network } }) => {
      const x = input()
      const [linear, act, logits] = network.run({ image: x }, ['net/Relu6:linear', 'net/Relu6', 'logits'])
      const [fromLinear] = network.run({ 'net/Relu6:linear': linear! }, ['logits'])
      const [fromAct] = network.run({ 'net/Relu6': act! }, ['logits'])
      expect(await distance(fromLinear!, logits!)).toBeLessThan(1e-6)
      expect(await distance(fromAct!, logits!)).toBeLessThan(1e-6)
      tf.dispose([x, linear!, act!, logits!, fromLinear!, fromAct!])
    })
  })

  test('never hands out a weight or a feed', async () => {
    await withModel(files, async ({ classifier: { network } }) => {
      const x = input()
      const answers = network.run({ image: x }, ['bias', 'image', 'gap', 'gap'])
      tf.dispose(answers)
      const again = network.run({ image: x }, ['bias', 'logits'])
      const bias = known('bias')
      expect(await distance(again[0]!, bias)).toBe(0)
      tf.dispose([x, bias, ...again])
    })
  })

  test('says which value is missing', async () => {
    await withModel(files, async ({ classifier: { network } }) => {
      expect(() => network.run({}, ['nowhere'])).toThrow('The network has no node "nowhere".')
      expect(() => network.run({}, ['logits'])).toThrow(
        'To compute "logits" the value of "image" is needed too.',
      )
    })
  })

  test('the scores are found before the softmax behind the Identity; names stay raw', async () => {
    await withModel(files, async ({ classifier, card }) => {
      expect(classifier).toMatchObject({
        logits: 'logits',
        activation: 'softmax',
        classes: 3,
        fixedBatch: null,
      })
      expect(card.outputs).toEqual(['scores'])
      expect(card.suggested.layer).toBe('net/Relu6')
      expect(card.layers).toEqual([
        { name: 'net/Relu6', op: '_FusedConv2D', height: 3, width: 3, channels: 4, kind: 'map', skip: 0 },
      ])
    })
  })

  test('FullGrad finds the bias before the activation', async () => {
    await withModel(files, async ({ classifier: { network } }) => {
      const [term, ...others] = network.biases()
      const bias = known('bias')
      expect(others).toEqual([])
      expect(term?.node).toBe('net/Relu6:linear')
      expect(await distance(term!.bias, bias)).toBe(0)
      tf.dispose([term!.bias, bias])
    })
  })

  test('a sigmoid that is fused into the last product leaves its scores to be explained', async () => {
    const fused = node('_FusedMatMul', 'out', ['gap', 'dense', 'offset'], {
      fused_ops: words(['BiasAdd', 'Sigmoid']),
      transpose_a: { b: false },
      transpose_b: { b: false },
    })
    await withModel(
      graphFiles([...nodes.slice(0, 3), fused], weights, { out: 'out' }),
      async ({ classifier }) => {
        expect(classifier).toMatchObject({ logits: 'out:linear', activation: 'sigmoid' })
        const x = input()
        const [scores] = classifier.network.run({ image: x }, [classifier.logits])
        const wanted = byHand(x)
        expect(await distance(scores!, wanted.logits!)).toBeLessThan(1e-5)
        tf.dispose([x, scores!, wanted])
      },
    )
  })

  test('several outputs of one operator are values of their own', async () => {
    const split = [
      placeholder('image', [-1, 2, 2, 1]),
      node('Conv2D', 'conv', ['image', 'one'], window()),
      node('Split', 'split', ['axis', 'conv'], { num_split: { i: '2' } }),
      node('Sub', 'difference', ['split:1', 'split'], {}),
      node('Mean', 'out', ['difference', 'axes'], { keep_dims: { b: false } }),
    ]
    const one = { name: 'one', shape: [1, 1, 1, 2], values: [1, 10] }
    await withModel(
      graphFiles(split, [one, int('axis', [3], []), int('axes', [1, 2])], { out: 'out' }),
      async ({ classifier }) => {
        const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
        const [second, out] = classifier.network.run({ image: x }, ['split:1', 'out'])
        expect([...(await second!.data())]).toEqual([10, 20, 30, 40])
        const [again] = classifier.network.run({ 'split:1': second!, split: second! }, ['out'])
        expect([...(await out!.data()), ...(await again!.data())]).toEqual([22.5, 0])
        tf.dispose([x, second!, out!, again!])
      },
    )
  })

  test('the output is chosen by the name that the signature gives it', async () => {
    const two = graphFiles(nodes, weights, { scores: 'Identity', features: 'gap' })
    const model = await openModel(two, { output: 'features' })
    expect(model.classifier).toMatchObject({ logits: 'gap', activation: 'none', classes: 4 })
    expect(model.card.outputs).toEqual(['scores', 'features'])
    model.dispose()
    await expect(openModel(two, { output: 'other' })).rejects.toThrow(
      'The model has no output "other"; it has "scores", "features".',
    )
  })

  test('grouped convolutions are computed group by group', async () => {
    const grouped = [
      placeholder('image', [-1, 1, 2, 4]),
      node('Conv2D', 'conv', ['image', 'kernel'], window()),
      node('Mean', 'out', ['conv', 'axes'], { keep_dims: { b: false } }),
    ]
    const kernel = { name: 'kernel', shape: [1, 1, 2, 2], values: [10, 1, 100, 2] }
    const both = [kernel, int('axes', [1, 2])]
    await expect(openModel(graphFiles(grouped, both, { out: 'out' }))).rejects.toThrow(
      'has 4 channels; a picture has 1 or 3',
    )
    const narrow = [
      placeholder('image', [-1, 1, 2, 1]),
      node('Conv2D', 'wide', ['image', 'spread'], window()),
      node('Conv2D', 'conv', ['wide', 'kernel'], window()),
      node('Mean', 'out', ['conv', 'axes'], { keep_dims: { b: false } }),
    ]
    const spread = { name: 'spread', shape: [1, 1, 1, 4], values: [1, 2, 3, 4] }
    await withModel(
      graphFiles(narrow, [...both, spread], { out: 'out' }),
      async ({ classifier: { network } }) => {
        const x = tf.tensor4d([1, 2], [1, 1, 2, 1])
        const [conv] = network.run({ image: x }, ['conv'])
        expect([...(await conv!.data())]).toEqual([210, 11, 420, 22])
        tf.dispose([x, conv!])
      },
    )
  })

  test('control flow off the path does no harm', async () => {
    const aside = node('Switch', 'switch', ['logits', 'axes'])
    await withModel(
      graphFiles([...nodes, aside], weights, { scores: 'Identity' }),
      async ({ classifier }) => {
        expect(classifier.network.nodes.map(({ name }) => name)).not.toContain('switch')
      },
    )
  })

  test('without a signature the ends are the nodes that nobody reads', async () => {
    const leaf = graphFiles(
      [...nodes.slice(0, 2), node('AvgPool', 'pool', ['net/Relu6'], pool(3))],
      weights.slice(0, 2),
    )
    await withModel(leaf, async ({ classifier }) => {
      expect(classifier).toMatchObject({ input: 'image', logits: 'pool:flat', classes: 4 })
      const x = input(1)
      const [flat, spatial] = classifier.network.run({ image: x }, ['pool:flat', 'pool'])
      expect(flat!.shape).toEqual([1, 4])
      expect(await flat!.data()).toEqual(await spatial!.data())
      tf.dispose([x, flat!, spatial!])
    })
  })
})

describe('what TensorFlow.js cannot compute is refused by name', () => {
  const refused = (extra: Parameters<typeof graphFiles>[0]) =>
    expect(openModel(graphFiles(extra, weights))).rejects

  test('an unknown operator', async () => {
    await refused([...nodes.slice(0, 3), node('FancyOp', 'fancy', ['gap'])]).toThrow(
      'The operator FancyOp at "fancy" is not supported by TensorFlow.js',
    )
  })

  test('channels first, in an operator that is not moved to channels last', async () => {
    const nchw = { block_size: { i: '2' }, data_format: word('NCHW') }
    await refused([nodes[0]!, node('DepthToSpace', 'deep', ['image'], nchw)]).toThrow(
      'The operator DepthToSpace at "deep" has its channels first (NCHW)',
    )
  })

  test('control flow on the path', async () => {
    await refused([...nodes.slice(0, 3), node('Merge', 'merge', ['gap'])]).toThrow(
      'The operator Merge at "merge" decides',
    )
  })

  test('a circle', async () => {
    await refused([
      nodes[0]!,
      node('Add', 'a', ['image', 'b']),
      node('Relu', 'b', ['a']),
      node('Relu', 'c', ['b']),
    ]).toThrow('The graph goes in a circle through "b".')
  })

  test('a node that is not there', async () => {
    await refused([nodes[0]!, node('Relu', 'act', ['lost'])]).toThrow(
      'The graph lacks the node "lost", which "act" needs',
    )
  })

  test('shapes that do not fit, with the operator', async () => {
    const before = tf.memory().numTensors
    await refused([nodes[0]!, node('MatMul', 'product', ['image', 'dense'])]).toThrow(
      'The operator MatMul at "product" cannot be computed',
    )
    expect(tf.memory().numTensors).toBe(before)
  })
})
