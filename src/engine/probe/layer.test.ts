import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../testing/backends'
import { mapLayer, plainToy } from '../testing/toyNetwork'
import type { Classifier, Layer } from '../types'
import { findLayer, onGrid, withFiner } from './layer'

beforeAll(() => useBackend('cpu'))

function having(...layers: readonly Layer[]): Classifier {
  return { ...plainToy(), layers, suggested: { layer: layers.at(-1)?.name ?? '', why: '' } }
}

describe('a layer is found', () => {
  const named = (...names: string[]) => having(...names.map((name) => mapLayer(name, 4, 4, 2)))

  test('by its full path, also where it is the ending of another one', () => {
    expect(findLayer(named('a/relu', 'relu'), 'relu').name).toBe('relu')
  })

  test('by any ending of its path', () => {
    const model = named('outer/model5/out_relu', 'outer/model5/conv')
    expect(findLayer(model, 'out_relu').name).toBe('outer/model5/out_relu')
    expect(findLayer(model, 'model5/conv').name).toBe('outer/model5/conv')
  })

  test('a model without any says so', () => {
    expect(() => findLayer(having(), '')).toThrow('No layer of the model keeps positions')
  })

  test('not by half a name', () => {
    expect(() => findLayer(named('a/out_relu'), 'relu')).toThrow('try "a/out_relu"')
  })

  test('not by an ending that fits two', () => {
    expect(() => findLayer(named('a/relu', 'b/relu'), 'relu')).toThrow(
      'names 2 layers; write more of the path: a/relu, b/relu',
    )
  })
})

describe('a grid given by hand', () => {
  const tokens: Layer = { name: 't', op: 'Add', height: 7, width: 7, channels: 2, kind: 'tokens', skip: 1 }

  test('lays the tokens out anew', () => {
    expect(onGrid(tokens, { grid: '6,8' })).toMatchObject({ height: 6, width: 8, skip: 2 })
    expect(onGrid(tokens, {})).toBe(tokens)
  })

  test('is no matter of maps', () => {
    const map = mapLayer('m', 4, 4, 2)
    expect(onGrid(map, { grid: '2,8' })).toBe(map)
  })

  test('of more places than there are tokens does not fit', () => {
    expect(() => onGrid(tokens, { grid: '8,8' })).toThrow(/"8,8" does not fit the 50 tokens of t/)
  })

  test.each(['0,5', 'x', '7', '7,7,7'])('%s is no grid', (grid) => {
    expect(() => onGrid(tokens, { grid })).toThrow(
      /\(grid\) cannot be .*; it takes rows and columns such as 14,7/,
    )
  })
})

describe('finer layers', () => {
  const pyramid = [
    mapLayer('a', 32, 32, 2),
    mapLayer('b', 16, 16, 2),
    mapLayer('c', 8, 8, 2),
    mapLayer('d', 8, 8, 2),
    mapLayer('e', 4, 4, 2),
    mapLayer('f', 4, 4, 2),
  ]
  const finer = (name: string) => {
    const model = having(...pyramid)
    return withFiner(model, findLayer(model, name)).map((layer) => layer.name)
  }

  test('are the last ones of the two next resolutions before it', () => {
    expect(finer('f')).toEqual(['b', 'd', 'f'])
    expect(finer('c')).toEqual(['a', 'b', 'c'])
  })

  test('are none before the first', () => {
    expect(finer('a')).toEqual(['a'])
  })
})
