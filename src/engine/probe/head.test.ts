import {
  memory,
  mul,
  reshape,
  type Tensor,
  type Tensor4D,
  tensor1d,
  tidy,
  tile,
  zeros,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { tokenToy } from '../testing/tokenToy'
import {
  mapLayer,
  plainToy,
  residualToy,
  type ToyNode,
  toyClassifier,
  toyNetwork,
  toys,
  weights,
} from '../testing/toyNetwork'
import type { Classifier } from '../types'
import { bypasses } from './bypass'
import { openHead } from './head'
import { findLayer } from './layer'

/** A reshape takes its batch size from an integer of another branch, as converters write it. */
function shapeToy(): Classifier {
  const network = toyNetwork([
    toys.input([12, 16, 3]),
    toys.conv('conv', 'input', weights([3, 3, 3, 4], 31), weights([4], 32), 2),
    toys.relu('relu', 'conv'),
    node('shape', ['input'], (x) => zeros([1, x.shape[0] ?? 0], 'int32')),
    node('flat', ['relu', 'shape'], (x, shape) => reshape(x, [shape?.shape[1] ?? 0, 192])),
    toys.dense('logits', 'flat', weights([192, 4], 33), weights([4], 34)),
  ])
  return toyClassifier(network, [mapLayer('relu', 6, 8, 4)], 4)
}

function node(name: string, inputs: readonly string[], compute: ToyNode['compute']): ToyNode {
  return { name, op: name, shape: null, inputs, compute }
}

const toysByName = { plain: plainToy, residual: residualToy, tokens: tokenToy, shape: shapeToy }

describe('what by-passes a layer', () => {
  beforeAll(() => useBackend('cpu'))
  const ofResidual = (layer: string) => bypasses(residualToy().network, 'input', layer, 'logits')

  test('is nothing on a chain', () => {
    expect(bypasses(plainToy().network, 'input', 'relu1', 'logits')).toEqual([])
  })

  test('is the other branch inside a residual block', () => {
    expect(ofResidual('conv2')).toEqual(['relu1'])
    expect(ofResidual('relu2')).toEqual(['relu1'])
  })

  test('is nothing before the branches part and after they meet', () => {
    expect(ofResidual('relu1')).toEqual([])
    expect(ofResidual('join')).toEqual([])
  })

  test('a layer that does not lead to the scores is refused by name', () => {
    const { network } = plainToy()
    expect(() => bypasses(network, 'input', 'relu2', 'relu1')).toThrow(/relu2 does not lead/)
  })
})

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))
  const cases = [
    ['plain', 'relu1'],
    ['plain', 'relu2'],
    ['residual', 'relu1'],
    ['residual', 'conv2'],
    ['residual', 'relu2'],
    ['residual', 'join'],
    ['tokens', 'patches'],
    ['tokens', 'block1'],
    ['tokens', 'block2'],
    ['shape', 'relu'],
  ] as const

  test.each(cases)('the head of the %s toy behind %s gives the logits', async (name, layerName) => {
    const classifier = toysByName[name]()
    const layer = findLayer(classifier, layerName)
    const picture = toyPicture()
    const [whole] = classifier.network.run({ input: picture }, ['logits'])
    const wanted = [...((await whole?.data()) ?? [])]
    const before = memory().numTensors
    const head = openHead(classifier, layer, { picture })
    const three = tidy(() => head.run(tile(head.activation, [3, 1, 1, 1])))
    const data = [...(await three.data())]
    expect(three.shape).toEqual([3, 4])
    for (const [i, value] of data.entries()) expect(value).toBeCloseTo(wanted[i % 4] ?? Number.NaN, 4)
    three.dispose()
    head.dispose()
    expect(memory().numTensors).toBe(before)
  })

  test('an altered activation changes the logits, and only in its own row', async () => {
    const head = openHead(residualToy(), mapLayer('conv2', 6, 8, 5), { picture: toyPicture() })
    const altered = tidy(() => head.run(mul(tile(head.activation, [2, 1, 1, 1]), rows([1, -2])) as Tensor4D))
    const [own, data] = await Promise.all([head.outputs.data(), altered.data()])
    for (let c = 0; c < 4; c++) expect(data[c]).toBeCloseTo(own[c] ?? Number.NaN, 4)
    expect(Math.abs((data[4] ?? 0) - (own[0] ?? 0))).toBeGreaterThan(0.05)
  })
})

function rows(factors: readonly number[]): Tensor {
  return reshape(tensor1d([...factors]), [-1, 1, 1, 1])
}
