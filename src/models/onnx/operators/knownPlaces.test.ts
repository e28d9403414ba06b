// Shape arithmetic that exporters write with operators of pictures.
import { expect, test } from 'vitest'
import { type Host, hostOf, listOf } from '../host/host'
import type { Attribute } from '../proto/types'
import { kindOf } from '../trace/value'
import type { Call } from './operator'
import { findOperator } from './registry'

function folded(op: string, hosts: readonly Host[], attributes: Readonly<Record<string, number>> = {}) {
  const call: Call = {
    ...{ op, domain: '', name: op, opset: 17, pictures: 1, outputs: 1, numbers: () => null },
    inputs: hosts.map((host) => ({
      ...{ shape: host.shape, kind: kindOf(host.type), layout: 'file', constant: true },
      host: () => host,
    })),
    attributes: new Map(
      Object.entries(attributes).map(([name, value]): [string, Attribute] => [name, { kind: 'int', value }]),
    ),
  }
  const [host] = findOperator('', op)?.fold?.(call) ?? []
  return host && [host.shape, Array.from(host.data)]
}

test('OneHot, negative and out of range', () => {
  const values = listOf([1, 9])
  const depth = hostOf('int64', [], [3])
  expect(folded('OneHot', [listOf([0, -1, 5]), depth, values])).toEqual([
    [3, 3],
    [9, 1, 1, 1, 1, 9, 1, 1, 1],
  ])
  expect(folded('OneHot', [listOf([2, 0]), depth, values], { axis: 0 })).toEqual([
    [3, 2],
    [1, 9, 1, 1, 9, 1],
  ])
})

test('Tile along both axes', () => {
  const x = hostOf('int64', [2, 2], [1, 2, 3, 4])
  expect(folded('Tile', [x, listOf([2, 2])])).toEqual([
    [4, 4],
    [1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4],
  ])
})

test('CumSum, from either end, with and without the value itself', () => {
  const x = hostOf('int64', [2, 3], [1, 2, 3, 4, 5, 6])
  const along = (axis: number) => [x, hostOf('int64', [], [axis])]
  expect(folded('CumSum', along(1))?.[1]).toEqual([1, 3, 6, 4, 9, 15])
  expect(folded('CumSum', along(-1), { exclusive: 1, reverse: 1 })?.[1]).toEqual([5, 3, 0, 11, 6, 0])
  expect(folded('CumSum', along(0))?.[1]).toEqual([1, 2, 3, 5, 7, 9])
})

test('NonZero, an axis a row', () => {
  expect(folded('NonZero', [hostOf('bool', [2, 2], [1, 0, 1, 1])])).toEqual([
    [2, 3],
    [0, 1, 1, 0, 0, 1],
  ])
})

test('Min and Max of two and three', () => {
  const [a, b, c] = [listOf([3, 8]), listOf([5, 2]), listOf([4, 4])]
  expect(folded('Min', [a, b])?.[1]).toEqual([3, 2])
  expect(folded('Max', [a, b, c])?.[1]).toEqual([5, 8])
})
