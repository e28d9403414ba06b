// The end of a graph, made in code: what lies on top of the scores is looked through, or its values are taken as they are.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import { useBackend } from '../../engine/testing/backends'
import type { Json } from '../json'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, values, type Weight, weight } from '../testing/modelFixtures'

beforeAll(() => useBackend('cpu'))

const scalar = (name: string, value: number): Weight => ({ name, shape: [], values: [value] })
const weights = [
  weight('kernel', [1, 1, 3, 4], 1),
  weight('dense', [4, 3], 3),
  int('axes', [1, 2]),
  int('last', [1], [1]),
  int('one', [1], []),
  scalar('hundred', 100),
  scalar('half', 0.5),
  scalar('nought', 0),
  scalar('unit', 1),
  scalar('least', 1e-12),
]
const body = [
  placeholder('image', [-1, 4, 4, 3]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node('Relu', 'act', ['conv']),
  node('Mean', 'gap', ['act', 'axes'], { keep_dims: { b: false } }),
  node('MatMul', 'logits', ['gap', 'dense']),
]
const softmax = node('Softmax', 'p', ['logits'])
const sigmoid = node('Sigmoid', 'p', ['logits'])
const cast = (input: string, to: string) =>
  node('Cast', 'cast', [input], { SrcT: { type: 'DT_FLOAT' }, DstT: { type: to } })

async function ended(nodes: readonly Json[], output: string, all?: Readonly<Record<string, string>>) {
  const model = await openModel(graphFiles([...body, ...nodes], weights, all ?? { out: output }))
  const { card, classifier, dispose } = model
  const x = tf.tensor4d(values(48), [1, 4, 4, 3])
  const { logits, probabilities } = await classify(classifier, x)
  const [raw] = classifier.network.run({ [classifier.input]: x }, [output])
  const given = [...(await (raw as tf.Tensor).data())]
  tf.dispose([x, raw as tf.Tensor])
  dispose()
  return { card, at: classifier.logits, logits: [...logits], probabilities: [...probabilities], given }
}

const refused = (nodes: readonly Json[], output: string) =>
  openModel(graphFiles([...body, ...nodes], weights, { out: output })).then(
    () => 'opened',
    (error: Error) => error.message,
  )

const shares = (logits: readonly number[]) => {
  const whole = logits.reduce((sum, logit) => sum + Math.exp(logit), 0)
  return logits.map((logit) => expect.closeTo(Math.exp(logit) / whole, 5))
}

describe('looked through to the scores', () => {
  const cases: readonly [string, readonly Json[], string, string][] = [
    ['bounds', [softmax, node('ClipByValue', 'clip', ['p', 'least', 'unit'])], 'clip', 'probabilities'],
    [
      'exp of a log-softmax',
      [node('LogSoftmax', 'l', ['logits']), node('Exp', 'e', ['l'])],
      'e',
      'probabilities',
    ],
    [
      'per cent in whole numbers',
      [softmax, node('Mul', 'times', ['p', 'hundred']), cast('times', 'DT_INT32')],
      'cast',
      'probabilities',
    ],
    [
      'the largest as a row',
      [
        node('ArgMax', 'best', ['logits', 'one'], { output_type: { type: 'DT_INT32' } }),
        node('OneHot', 'row', ['best', 'three', 'unit', 'nought'], { axis: { i: '-1' } }),
      ],
      'row',
      'logits',
    ],
    [
      'yes or no',
      [sigmoid, node('Greater', 'more', ['p', 'half']), cast('more', 'DT_FLOAT')],
      'cast',
      'scores',
    ],
    ['rounded to yes or no', [sigmoid, node('Round', 'near', ['p'])], 'near', 'scores'],
  ]

  test.each(cases)('%s', async (_name, nodes, output, kind) => {
    const three = int('three', [3], [])
    const files = graphFiles([...body, ...nodes], [...weights, three], { out: output })
    const { card, classifier, dispose } = await openModel(files)
    expect([card.outputKind, classifier.logits]).toEqual([kind, 'logits'])
    dispose()
  })
})

describe('made of a softmax or a sigmoid by other operators: its own values, and no second softmax', () => {
  const other = [node('Sub', 'rest', ['unit', 'p'])]
  const cases: readonly [string, readonly Json[], string, string][] = [
    [
      'a mean of two',
      [
        softmax,
        node('Mul', 'sharper', ['logits', 'half']),
        node('Softmax', 'q', ['sharper']),
        node('AddV2', 'both', ['p', 'q']),
        node('Mul', 'mean', ['both', 'half']),
      ],
      'mean',
      'probabilities',
    ],
    ['what is left of each', [sigmoid, ...other], 'rest', 'scores'],
    [
      'some of the classes',
      [softmax, node('GatherV2', 'some', ['p', 'last', 'one'], { batch_dims: { i: '0' } })],
      'some',
      'scores',
    ],
  ]

  test.each(cases)('%s', async (_name, nodes, output, kind) => {
    const { card, probabilities, given } = await ended(nodes, output)
    expect(card.outputKind).toBe(kind)
    expect(probabilities).toEqual(given.map((value) => expect.closeTo(value, 6)))
    expect(card.remarks.join()).toContain('made of a softmax or a sigmoid by operators')
  })

  test('the logarithm of a softmax is read by one', async () => {
    const { card, probabilities, given } = await ended([softmax, node('Log', 'log', ['p'])], 'log')
    expect(card.outputKind).toBe('logits')
    expect(probabilities).toEqual(given.map((value) => expect.closeTo(Math.exp(value), 5)))
  })

  test('a swish behind the last layer is none', async () => {
    const { card } = await ended([sigmoid, node('Mul', 'swish', ['logits', 'p'])], 'swish')
    expect(card.outputKind).toBe('logits')
  })
})

describe('no classes', () => {
  test('a vector of length 1 is an embedding', async () => {
    const nodes = [
      node('Square', 'squares', ['logits']),
      node('Sum', 'length', ['squares', 'last'], { keep_dims: { b: true } }),
      node('Maximum', 'some', ['length', 'least']),
      node('Rsqrt', 'root', ['some']),
      node('Mul', 'embedding', ['logits', 'root']),
    ]
    const { card } = await ended(nodes, 'embedding')
    expect(card.outputKind).toBe('values')
    expect(card.remarks.join()).toContain('brought to length 1, as an embedding is')
  })

  test('one number a picture', async () => {
    const one = [
      node('MatMul', 'age', ['gap', 'column']),
      node('Squeeze', 'flat', ['age'], { squeeze_dims: { list: { i: ['1'] } } }),
    ]
    const files = graphFiles([...body, ...one], [...weights, weight('column', [4, 1], 5)], { out: 'flat' })
    const { card, classifier, dispose } = await openModel(files)
    expect([card.outputKind, card.classes]).toEqual(['values', 1])
    const x = tf.tensor4d(values(96), [2, 4, 4, 3])
    const [scores] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
    expect(scores?.shape).toEqual([2, 1])
    tf.dispose([x, ...(scores ? [scores] : [])])
    dispose()
  })

  test('yes or no without a score behind it, and whole numbers, are refused by name', async () => {
    expect(await refused([node('Greater', 'more', ['logits', 'half'])], 'more')).toMatch(
      /^The output "more" is Greater, which says yes or no and lets no gradient pass/,
    )
    expect(await refused([cast('logits', 'DT_INT32')], 'cast')).toMatch(
      /^The output "out" is of whole numbers or of yes and no/,
    )
  })
})

test('features beside the scores that are made from them are not the output', async () => {
  const { card, logits, probabilities } = await ended([softmax], 'p', {
    a_features: 'gap',
    b_map: 'act',
    c: 'p',
  })
  expect(card.output).toBe('c')
  expect(probabilities).toEqual(shares(logits))
})
