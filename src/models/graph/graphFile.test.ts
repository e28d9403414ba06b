import { expect, test } from 'vitest'
import { ints, node, placeholder, word, words } from '../testing/graphFixtures'
import { flagOf, numberOf, numbersOf, sizesOf, textOf, textsOf } from './attributes'
import { readGraphFile, readNode, writeTopology } from './graphFile'

const convolution = node('_FusedConv2D', 'conv', ['image:0', 'split:1', 'bias', '^ready'], {
  strides: ints([1, 2, 2, 1]),
  data_format: word('NHWC'),
  fused_ops: words(['BiasAdd', 'Relu']),
  epsilon: { f: 0.5 },
  is_training: { b: false },
  num_args: { i: '3' },
})
const nodes = [placeholder('image', [-1, 8, 9, 3]), convolution]
const signature = {
  inputs: { picture: { name: 'image:0', dtype: 'DT_FLOAT' } },
  outputs: { scores: { name: 'conv:0' }, conv: { dtype: 'DT_STRING' } },
}
const file = readGraphFile({
  topology: { node: nodes, library: { function: ['of the file'] } },
  extra: { signature },
  weightSpecs: [],
  weights: new ArrayBuffer(0),
} as never)

test('a node says what its attributes mean, whatever form the file writes them in', () => {
  const conv = file.nodes.get('conv')!
  expect(conv.inputs).toEqual(['image', 'split:1', 'bias'])
  expect(numbersOf(conv, 'strides')).toEqual([1, 2, 2, 1])
  expect(textOf(conv, 'data_format')).toBe('NHWC')
  expect(textsOf(conv, 'fused_ops')).toEqual(['BiasAdd', 'Relu'])
  expect(numberOf(conv, 'epsilon')).toBe(0.5)
  expect(numberOf(conv, 'num_args')).toBe(3)
  expect(flagOf(conv, 'is_training')).toBe(false)
  expect(sizesOf(file.nodes.get('image')!)).toEqual([null, 8, 9, 3])
})

test('what a node does not say is nothing, not a default', () => {
  const image = file.nodes.get('image')!
  expect([textOf(image, 'padding'), textsOf(image, 'padding')]).toEqual(['', []])
  expect([numberOf(image, 'epsilon'), flagOf(image, 'is_training')]).toEqual([null, null])
  expect(sizesOf(file.nodes.get('conv')!)).toBeNull()
})

test('the signature names values; without a name the key is one', () => {
  expect(file.signature.inputs).toEqual([{ key: 'picture', value: 'image', type: 'DT_FLOAT' }])
  expect(file.signature.outputs).toEqual([
    { key: 'scores', value: 'conv', type: null },
    { key: 'conv', value: 'conv', type: 'DT_STRING' },
  ])
})

test('TensorFlow.js is handed what the file says, without its functions and what is only to run before', () => {
  expect(writeTopology(file.nodes)).toEqual({
    node: [nodes[0], { ...convolution, input: ['image', 'split:1', 'bias'] }],
    library: {},
    versions: {},
  })
})

test.each([
  ['strides', { list: { i: 7 } }, '{"list":{"i":7}}'],
  ['strides', { i: '2' }, '{"i":"2"}'],
  ['dilations', { list: null }, '{"list":null}'],
  ['padding', 'VALID', '"VALID"'],
  ['shape', { shape: { dim: 4 } }, '{"shape":{"dim":4}}'],
  ['shape', { shape: { dim: [null] } }, '{"shape":{"dim":[null]}}'],
])('an attribute that is none is named: %s = %o', (key, value, said) => {
  expect(() => readNode({ name: 'conv', op: 'Conv2D', input: [], attr: { [key]: value } })).toThrow(
    `The operator Conv2D at "conv" has "${key}" = ${said}, which is no attribute`,
  )
})
