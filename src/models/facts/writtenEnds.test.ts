// Ends that are written out by plain operators: shares of a sum and bounds are no logits, and get no second softmax.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
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
  int('last', [1]),
  scalar('fifth', 0.2),
  scalar('half', 0.5),
  scalar('nought', 0),
  scalar('unit', 1),
]
const body = [
  placeholder('image', [-1, 4, 4, 3]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node('Relu', 'act', ['conv']),
  node('Mean', 'gap', ['act', 'axes'], { keep_dims: { b: false } }),
  node('MatMul', 'logits', ['gap', 'dense']),
]
const keep = { keep_dims: { b: true } }
const lowered = (name: string) => [
  node('Max', `${name}/max`, ['logits', 'last'], keep),
  node('Sub', `${name}/sub`, ['logits', `${name}/max`]),
  node('Exp', `${name}/exp`, [`${name}/sub`]),
]

const cases: readonly (readonly [string, readonly Json[], string, string])[] = [
  [
    'a softmax whose exponential is written twice',
    [
      node('Exp', 'e', ['logits']),
      node('Exp', 'again', ['logits']),
      node('Sum', 'sum', ['again', 'last'], keep),
      node('RealDiv', 'out', ['e', 'sum']),
    ],
    'probabilities',
    'softmax',
  ],
  [
    'a softmax that takes the largest off twice',
    [
      ...lowered('a'),
      ...lowered('b'),
      node('Sum', 'sum', ['b/exp', 'last'], keep),
      node('RealDiv', 'out', ['a/exp', 'sum']),
    ],
    'probabilities',
    'given',
  ],
  [
    'a hard sigmoid of Mul, Add, Minimum and Maximum',
    [
      node('Mul', 'scaled', ['logits', 'fifth']),
      node('AddV2', 'moved', ['scaled', 'half']),
      node('Minimum', 'below', ['moved', 'unit']),
      node('Maximum', 'out', ['below', 'nought']),
    ],
    'scores',
    'given',
  ],
]

test.each(cases)('%s', async (_name, nodes, kind, activation) => {
  const { card, classifier, dispose } = await openModel(
    graphFiles([...body, ...nodes], weights, { out: 'out' }),
  )
  expect([card.outputKind, card.activation]).toEqual([kind, activation])
  const x = tf.tensor4d(values(48), [1, 4, 4, 3])
  const { probabilities } = await classify(classifier, x)
  const [raw] = classifier.network.run({ [classifier.input]: x }, ['out'])
  const given = [...(await raw!.data())]
  expect([...probabilities]).toEqual(given.map((value) => expect.closeTo(value, 6)))
  tf.dispose([x, raw!])
  dispose()
})
