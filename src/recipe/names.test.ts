import { expect, test } from 'vitest'
import type { Layer } from '../engine/types'
import { nearNames, perhaps, plainNames } from './nearNames'
import { findClass, findLayer, joinedNames } from './resolve'

const layers = ['block 1, conv', 'étage 2: conv', 'conv:1', 'a', 'b'].map(
  (name): Layer => ({ name, op: 'Conv2D', height: 7, width: 7, channels: 8, kind: 'map', skip: 0 }),
)

test.each([
  ['block 1, conv', ['block 1, conv']],
  ['a,block 1, conv,b', ['a', 'block 1, conv', 'b']],
  ['a,b', ['a', 'b']],
  ['e\u0301tage 2: conv,x', ['e\u0301tage 2: conv', 'x']],
])('a comma may be a part of a name: %s', (text, names) => {
  expect(joinedNames(text.split(','), layers)).toEqual(names)
})

test('é is é, however it was typed', () => {
  expect(findLayer('e\u0301tage 2: conv', layers)?.name).toBe('étage 2: conv')
  const cafe = { index: 3, label: 'Café', logit: 0, probability: 0 }
  expect(findClass('cafe\u0301', [cafe])).toBe(cafe)
})

test('near names are offered, far ones are not', () => {
  const near = (wanted: string, ...names: string[]) => nearNames(plainNames(names), wanted)
  expect(near('CONV:1', 'conv:1', 'conv:10')).toEqual(['conv:1'])
  expect(near('blok_13/relu', 'block_13/relu', 'block_1/relu', 'out')).toEqual([
    'block_13/relu',
    'block_1/relu',
  ])
  expect(near('zzz', 'block_13/relu')).toEqual([])
  expect(perhaps([])).toBe('')
  expect(perhaps(['a', 'b', 'c'])).toBe(', perhaps "a", "b" or "c"')
})
