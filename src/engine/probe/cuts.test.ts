import { dispose, memory, reshape, slice, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { derive } from '../../tfjs/derive'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { mapLayer, type ToyNode, toyClassifier, toyNetwork, toys, weights } from '../testing/toyNetwork'
import type { Network } from '../types'
import { cutsOf } from './cuts'
import { openHead } from './head'

const MIB = 2 ** 18
const net = (nodes: readonly (readonly [string, string, readonly string[], number?])[]): Network =>
  ({
    nodes: nodes.map(([name, op, inputs, mib = 8]) => ({ name, op, inputs, shape: [null, mib, MIB] })),
  }) as unknown as Network

/** Two residual blocks, pooling, a chain. */
const residual = (mib = 8) =>
  net([
    ['input', 'Input', []],
    ['stem', 'Relu', ['input'], mib],
    ['a', 'Conv', ['stem'], mib],
    ['join1', 'Add', ['a', 'stem'], mib],
    ['b', 'Conv', ['join1'], mib],
    ['join2', 'Add', ['b', 'join1'], mib],
    ['c', 'Conv', ['join2'], mib],
    ['pool', 'MaxPool', ['c'], mib],
    ['d', 'Conv', ['pool'], mib],
    ['logits', 'Dense', ['d'], 0],
  ])

describe('where a head is cut', () => {
  test('where branches begin and at pooling, never beside a branch', () => {
    expect(cutsOf(residual(), 'stem', 'logits')).toEqual(['join1', 'pool'])
    expect(cutsOf(residual(), 'input', 'logits')).toEqual(['stem', 'join1', 'pool'])
    // The layer lies inside a block: what by-passes it is fed, and reaches past the cut.
    expect(cutsOf(residual(), 'a', 'logits')).toEqual(['join1', 'pool'])
  })

  test('nowhere in a small head', () => {
    expect(cutsOf(residual(1), 'stem', 'logits')).toEqual([])
    expect(cutsOf(residual(), 'd', 'logits')).toEqual([])
  })

  test('not where something is read further on, nor at what the output does not need', () => {
    const nodes = residual().nodes.map(({ name, op, inputs }) => {
      const more = name === 'logits' ? [...inputs, 'a'] : [...inputs]
      return [name, op, more] as const
    })
    expect(cutsOf(net(nodes), 'stem', 'logits')).toEqual([])
    const beside = net([
      ...residual().nodes.map(({ name, op, inputs }) => [name, op, [...inputs]] as const),
      ['other', 'MaxPool', ['d']],
    ])
    expect(cutsOf(beside, 'stem', 'logits')).toEqual(['join1', 'pool'])
  })

  test('in few parts, however many branches there are', () => {
    const blocks = Array.from({ length: 100 }, (_, i) => {
      const from = i === 0 ? 'input' : `join${i - 1}`
      return [[`c${i}`, 'Conv', [from], 1] as const, [`join${i}`, 'Add', [`c${i}`, from], 1] as const]
    }).flat()
    const deep = net([['input', 'Input', []], ...blocks.map(([n, o, i, m]) => [n, o, [...i], m] as const)])
    const cuts = cutsOf(deep, 'input', 'join99')
    expect(cuts.length).toBeGreaterThan(8)
    expect(cuts.length).toBeLessThan(17)
  })
})

/** A node that says that its values take 40 MiB. */
const large = (made: ToyNode): ToyNode => ({ ...made, shape: [null, 40, MIB] })

describe.each(backends)('a gradient in parts on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test.each(['relu1', 'conv2', 'relu2', 'pool'])('at %s is the gradient of the whole', async (layer) => {
    const network = toyNetwork(
      [
        toys.input([12, 16, 3]),
        toys.conv('conv1', 'input', weights([3, 3, 3, 5], 11), weights([5], 12), 2),
        toys.relu('relu1', 'conv1'),
        toys.conv('conv2', 'relu1', weights([3, 3, 5, 5], 13), weights([5], 14)),
        toys.relu('relu2', 'conv2'),
        toys.add('join', 'relu2', 'relu1'),
        toys.pool('pool', 'join'),
        toys.relu('relu3', 'pool'),
        toys.add('join2', 'relu3', 'pool'),
        toys.flatten('flat', 'join2'),
        toys.dense('logits', 'flat', weights([60, 4], 15), weights([4], 16)),
      ].map(large),
    )
    const classifier = toyClassifier(network, [mapLayer(layer, 6, 8, 5)], 4)
    const picture = toyPicture()
    const before = memory().numTensors
    const head = openHead(classifier, mapLayer(layer, 6, 8, 5), { picture })
    const cuts = cutsOf(network, layer, 'logits')
    expect(cuts).toEqual(layer === 'pool' ? [] : ['pool'])
    const score = (outputs: Tensor) => reshape(slice(outputs, [0, 1], [1, 1]), [1])
    const found = head.gradient(score)
    const whole = derive((a) => score(head.run(a as Tensor4D)), head.activation)
    expect(await found.data()).toEqual(await whole.data())
    expect((await found.data()).some((value) => value !== 0)).toBe(true)
    dispose([found, whole])
    head.dispose()
    expect(memory().numTensors).toBe(before)
    picture.dispose()
  })
})
