// Graphs as older tools write them, made small in code.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import figures from '../keras/goldens/figures.json'
import { openModel } from '../open'
import { graphFiles, node, placeholder, pool, window } from '../testing/graphFixtures'
import { int, values, type Weight, weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { fakeQuant } from './fakeQuant'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const weights = [weight('kernel', [1, 1, 3, 4], 1), weight('dense', [4, 3], 3), int('axes', [1, 2])]
const body = [
  placeholder('image', [-1, 4, 4, 3]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node('Relu', 'act', ['conv']),
  node('Mean', 'gap', ['act', 'axes'], { keep_dims: { b: false } }),
  node('MatMul', 'logits', ['gap', 'dense']),
]

async function answer(files: ModelFiles, output?: string) {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(files, output ? { output } : {})
  const x = tf.tensor4d(values(48), [1, 4, 4, 3])
  const [scores] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
  const list = [...(await scores!.data())]
  tf.dispose([x, scores!])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { list, card, classifier }
}

const refusal = (files: ModelFiles) =>
  openModel(files).then(
    () => 'opened',
    (error: Error) => error.message,
  )

const plain = async () => (await answer(graphFiles(body, weights, { scores: 'logits' }))).list

describe('outputs of an estimator', () => {
  const more = [
    node('Softmax', 'probs', ['logits']),
    node('ArgMax', 'best', ['logits', 'axis']),
    node('AsString', 'text', ['best']),
  ]
  const files = graphFiles([...body, ...more], [...weights, int('axis', [1], [])], {
    class_ids: 'best',
    classes: 'text',
    logits: 'logits',
    probabilities: 'probs',
  })

  test('the class scores are taken, the texts left out and said', async () => {
    const { card, list } = await answer(files)
    expect([card.output, card.outputKind]).toEqual(['probabilities', 'probabilities'])
    expect(card.outputs).toEqual(['class_ids', 'logits', 'probabilities'])
    expect(card.repairs.join()).toContain(
      'The output "classes" is left out: The operator AsString at "text" works on texts',
    )
    expect(list).toEqual(await plain())
  })

  test('the number of the largest class leads to the scores behind it', async () => {
    expect((await answer(files, 'class_ids')).list).toEqual(await plain())
  })
})

test('texts among the weights lie off the path', async () => {
  const model = JSON.parse(
    new TextDecoder().decode(await graphFiles(body, weights, { scores: 'logits' }).read('model.json')),
  )
  const [group] = model.weightsManifest
  group.weights.splice(1, 0, { name: 'vocab', shape: [2], dtype: 'string' })
  const bytes = new Uint8Array(await graphFiles(body, weights).read('weights.bin'))
  const texts = new Uint8Array([3, 0, 0, 0, 99, 97, 116, 1, 0, 0, 0, 120])
  const first = 48
  const whole = [...bytes.slice(0, first), ...texts, ...bytes.slice(first)]
  const files: ModelFiles = {
    name: 'fixture',
    paths: ['model.json', 'weights.bin'],
    read: async (path) =>
      path === 'model.json'
        ? new TextEncoder().encode(JSON.stringify(model)).buffer
        : Uint8Array.from(whole).buffer,
  }
  expect((await answer(files)).list).toEqual(await plain())
  const cut = {
    ...files,
    read: async (path: string) =>
      path === 'model.json' ? files.read(path) : Uint8Array.from(whole.slice(0, 52)).buffer,
  }
  await expect(openModel(cut)).rejects.toThrow(/bytes shorter|ends inside the texts/)
})

describe("Keras's learning phase", () => {
  const phase = node('PlaceholderWithDefault', 'phase', ['phase/input'], { dtype: { type: 'DT_BOOL' } })
  const dropout = [
    phase,
    node('Identity', 'cond', ['phase']),
    node('Switch', 'gap/Switch', ['gap', 'cond']),
    node('Mul', 'dropped', ['gap/Switch:1', 'two']),
    node('RandomUniform', 'noise', ['dropped']),
    node('Mul', 'noisy', ['dropped', 'noise']),
    node('Identity', 'kept', ['gap/Switch']),
    node('Merge', 'merged', ['kept', 'noisy']),
    node('MatMul', 'scores', ['merged', 'dense']),
    node('Softmax', 'probs', ['scores']),
  ]
  const more = (taken: boolean): Weight[] => [
    ...weights,
    { name: 'two', shape: [], values: [2] },
    { name: 'phase/input', shape: [], values: [taken ? 1 : 0], dtype: 'bool' as never },
  ]
  const graph = (taken: boolean): ModelFiles => {
    const bool = more(taken).at(-1) as Weight
    const others = more(taken).slice(0, -1)
    const nodes = [
      ...body.slice(0, -1),
      ...dropout,
      node('Const', bool.name, [], { dtype: { type: 'DT_BOOL' } }),
    ]
    const { together: _, ...files } = graphFiles(nodes, others)
    return {
      ...files,
      read: async (path) => {
        const given = await files.read(path)
        if (path !== 'model.json') return Uint8Array.from([...new Uint8Array(given), taken ? 1 : 0]).buffer
        const json = JSON.parse(new TextDecoder().decode(given))
        json.weightsManifest[0].weights.push({ name: bool.name, shape: [], dtype: 'bool' })
        return new TextEncoder().encode(JSON.stringify(json)).buffer
      },
    }
  }

  test('the branch of predicting is taken', async () => {
    const { list, card } = await answer(graph(false))
    expect(list).toEqual(await plain())
    expect(card.outputs).toEqual(['probs'])
  })

  test('a graph that was written for training draws at random, which is named', async () => {
    expect(await refusal(graph(true))).toContain(
      'The operator RandomUniform at "noise" draws other numbers each time',
    )
  })
})

describe('sizes and names that nothing real has', () => {
  const sized = (op: string, sizes: readonly number[]) =>
    graphFiles(
      [...body.slice(0, 3), node(op, 'big', ['act', 'sizes']), node('Mean', 'gap', ['big', 'axes'])],
      [...weights, int('sizes', sizes)],
    )

  test.each([
    ['ResizeBilinear', [100_000, 100_000], 'has the sizes [100000, 100000], more than 67108864 values'],
    ['Tile', [1, 0, 1, 1], 'has the sizes [1, 0, 1, 1], not from 1 to 1048576'],
    ['ResizeNearestNeighbor', [-4, 2], 'has the sizes [-4, 2], not from 1'],
  ])('%s %o', async (op, sizes, said) => {
    expect(await refusal(sized(op, sizes))).toContain(said)
  })

  test.each(['__proto__', 'constructor', 'toString'])('a node named %s', async (name) => {
    const odd: Json = { ...node('Relu', 'x', ['act']) }
    expect(await refusal(graphFiles([...body, { ...odd, name }], weights))).toContain(
      `a node named "${name}"`,
    )
  })

  test('no operator, no name, and far too many', async () => {
    expect(await refusal(graphFiles([...body, { name: 'x', op: 3 }], weights))).toContain(
      'a node "x" whose name or operator',
    )
    const many = Array.from({ length: 20_001 }, (_, i) => node('Relu', `r${i}`, ['act']))
    expect(await refusal(graphFiles([...body, ...many], weights))).toContain('nodes, more than 20000')
  })
})

test('a graph that doubles its paths again and again is walked by nodes', async () => {
  const doubled = Array.from({ length: 60 }, (_, i) =>
    node('Maximum', `d${i}`, i === 0 ? ['act', 'act'] : [`d${i - 1}`, `d${i - 1}`]),
  )
  const files = graphFiles(
    [
      ...body.slice(0, 3),
      ...doubled,
      node('Mean', 'gap', ['d59', 'axes']),
      node('MatMul', 'logits', ['gap', 'dense']),
    ],
    weights,
  )
  expect((await answer(files)).list).toEqual(await plain())
})

test.each(['8', '4 narrow'] as const)('FakeQuantWithMinMaxVars, %s bits, with its gradient', async (name) => {
  const x = tf.tensor1d(values(12).map((value) => value * 3))
  const ends = [tf.scalar(-1.1), tf.scalar(2.3)] as const
  const steps = { bits: Number.parseInt(name, 10), narrow: name.includes('narrow') }
  const y = fakeQuant(x, ends, steps)
  const list = [...(await y.data())]
  expect(list).toHaveLength(12)
  for (const [i, value] of figures.fakeQuant[name].entries()) expect(list[i]).toBeCloseTo(value, 5)
  const slope = tf.grad((value) => fakeQuant(value, ends, steps))(x)
  const inside = [...(await x.data())].map((value) => (value > -1.2 && value < 2.4 ? 1 : 0))
  expect([...(await slope.data())]).toEqual(inside)
  tf.dispose([x, y, slope, ...ends])
})

test('padding before the first transposition: channels first all the same', async () => {
  const nodes = [
    placeholder('image', [1, 3, 6, 5]),
    node('Pad', 'pad', ['image', 'margins']),
    node('Transpose', 'to', ['pad', 'last']),
    node('Conv2D', 'conv', ['to', 'kernel'], window(1, 'VALID')),
    node('Transpose', 'fro', ['conv', 'first']),
    node('AddV2', 'biased', ['fro', 'bias']),
    node('Relu', 'act', ['biased']),
    node('Mean', 'gap', ['act', 'places'], { keep_dims: { b: false } }),
    node('MatMul', 'logits', ['gap', 'dense']),
  ]
  const more = [
    weight('kernel', [3, 3, 3, 4], 1),
    weight('dense', [4, 3], 3),
    weight('bias', [1, 4, 1, 1], 5),
    int('margins', [0, 0, 0, 0, 1, 1, 2, 0], [4, 2]),
    int('last', [0, 2, 3, 1]),
    int('first', [0, 3, 1, 2]),
    int('places', [2, 3]),
  ]
  const { classifier, dispose } = await openModel(graphFiles(nodes, more, { scores: 'logits' }))
  expect(classifier.suggested.layer).toBe('act')
  expect(classifier.layers.find(({ name }) => name === 'act')).toMatchObject({
    height: 6,
    width: 5,
    channels: 4,
  })
  const x = tf.tensor4d(values(90), [1, 6, 5, 3])
  const [given] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
  const known = (name: string) => {
    const found = more.find((each) => each.name === name)
    return tf.tensor([...(found?.values ?? [])], [...(found?.shape ?? [])])
  }
  const wanted = tf.tidy(() => {
    const padded = tf.pad(x, [
      [0, 0],
      [1, 1],
      [2, 0],
      [0, 0],
    ])
    const linear = tf.add(
      tf.conv2d(padded, known('kernel') as tf.Tensor4D, 1, 'valid'),
      tf.reshape(known('bias'), [4]),
    )
    return tf.matMul(tf.mean(tf.relu(linear), [1, 2]), known('dense'))
  })
  const [a, b] = [await given!.data(), await wanted.data()]
  a.forEach((value, i) => {
    expect(value).toBeCloseTo(b[i] ?? 0, 5)
  })
  tf.dispose([x, given!, wanted])
  dispose()
})

test('what is only to run before, a check or a print, is no part of the answer', async () => {
  const checked = [
    node('Greater', 'large', ['logits', 'logits']),
    node('Assert', 'check', ['large', 'logits']),
    node('Identity', 'answer', ['logits', '^check']),
  ]
  const { list } = await answer(graphFiles([...body, ...checked], weights, { scores: 'answer' }))
  expect(list).toEqual(await plain())
})

test('a loop of TensorFlow 1 is called one', async () => {
  const loop = [
    node('Enter', 'enter', ['logits'], { frame_name: { s: btoa('while') } }),
    node('Merge', 'merge', ['enter', 'next']),
    node('NextIteration', 'next', ['merge']),
    node('Exit', 'exit', ['merge']),
  ]
  expect(await refusal(graphFiles([...body, ...loop], weights, { scores: 'exit' }))).toMatch(
    /^The graph repeats a part of itself until a value decides \(a loop at "next"\)/,
  )
})

test('a graph that TensorFlow.js cannot read is refused, and the weights that were made for it are freed', async () => {
  const before = tf.memory().numTensors
  // No base64.
  const damaged = node('MaxPool', 'end', ['act'], { ...pool(2), padding: { s: '%%%' } })
  expect(await refusal(graphFiles([...body, damaged], weights, { scores: 'end' }))).toContain('"fixture"')
  expect(tf.memory().numTensors).toBe(before)
})
