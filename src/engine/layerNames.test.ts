// One name means the same layer on page, link and terminal.
import { expect, test } from 'vitest'
import { findLayer } from '../recipe/resolve'
import { layersCalled } from './layerNames'
import type { Layer } from './types'

const layersOf = (...names: string[]) => names.map((name) => ({ name }) as Layer)
const graph = layersOf(
  'net/conv/Conv2D',
  'net/conv/BiasAdd',
  'net/block/conv_1/Relu6',
  'net/last_relu/Relu',
  'net/other/block/add',
)
const called = (name: string, layers = graph) => layersCalled(name, layers).map((layer) => layer.name)

test.each([
  ['net/last_relu/Relu', ['net/last_relu/Relu']],
  ['last_relu/Relu', ['net/last_relu/Relu']],
  ['last_relu', ['net/last_relu/Relu']],
  ['net/last_relu', ['net/last_relu/Relu']],
  // The last of a Keras layer's nodes is its output.
  ['conv', ['net/conv/BiasAdd']],
  ['block/conv_1', ['net/block/conv_1/Relu6']],
  // Neither a part of a name, nor a scope of scopes, nor one of no operator.
  ['relu', []],
  ['net', []],
  ['block', []],
])('%s', (name, found) => {
  expect(called(name)).toEqual(found)
  expect(findLayer(name, graph)?.name ?? null).toBe(found[0] ?? null)
})

test('a layer of that very name goes before a scope; of two scopes none is meant', () => {
  expect(called('relu', layersOf('a/relu', 'b/relu/Relu'))).toEqual(['a/relu'])
  const two = layersOf('a/last/Relu', 'b/last/Relu')
  expect(called('last', two)).toEqual(['a/last/Relu', 'b/last/Relu'])
  expect(findLayer('last', two)).toBeNull()
})
