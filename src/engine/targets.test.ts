import { grad, type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkTarget, scoreOf } from './targets'
import { backends, useBackend } from './testing/backends'
import { plainToy } from './testing/toyNetwork'
import type { Target } from './types'

const logits = [1, 3, 2, 0, -1, 4]
const classes = 3

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))
  const scores = async (target: Target, activation: 'softmax' | 'sigmoid' | 'none' = 'softmax') => [
    ...(await scoreOf(target, activation)(tensor(logits, [2, classes])).data()),
  ]

  test('a logit is a column', async () => {
    expect(await scores({ kind: 'logit', classIndex: 1 })).toEqual([3, -1])
  })

  test('negative evidence is minus the logit', async () => {
    expect(await scores({ kind: 'negative', classIndex: 1 })).toEqual([-3, 1])
  })

  test('a contrast is a difference of logits', async () => {
    expect(await scores({ kind: 'contrast', classIndex: 1, against: 2 })).toEqual([1, -5])
  })

  test('a probability is what the model makes of the logits', async () => {
    const softmax = Math.exp(3) / (Math.E + Math.exp(3) + Math.exp(2))
    const target: Target = { kind: 'probability', classIndex: 1 }
    expect((await scores(target))[0]).toBeCloseTo(softmax, 5)
    expect((await scores(target, 'none'))[0]).toBeCloseTo(softmax, 5)
    expect((await scores(target, 'sigmoid'))[0]).toBeCloseTo(1 / (1 + Math.exp(-3)), 5)
  })

  test('a custom score sees the outputs', async () => {
    const score = (outputs: Tensor) => scoreOf({ kind: 'logit', classIndex: 2 }, 'none')(outputs)
    expect(await scores({ kind: 'custom', classIndex: 0, score })).toEqual([2, 4])
  })

  describe('of an output with places [1, 2, 3, 2]', () => {
    const map = () => tensor([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [1, 2, 3, 2])
    const at = async (target: Target) => [...(await scoreOf(target, 'none')(map()).data())]

    test('a cell is one value', async () => {
      expect(await at({ kind: 'cell', classIndex: 1, region: [1, 2] })).toEqual([11])
    })

    test('a region is a sum', async () => {
      expect(await at({ kind: 'cell', classIndex: 0, region: [0, 1, 2, 3] })).toEqual([2 + 4 + 8 + 10])
    })

    test('a class alone is a mean', async () => {
      expect(await at({ kind: 'logit', classIndex: 1 })).toEqual([6])
    })

    test.each([[[2, 0]], [[0, 3]], [[0, 0, 3, 1]], [[1, 1, 1, 2]], [[-1, 0]]])(
      'the region %j is refused',
      (region) => {
        expect(() => scoreOf({ kind: 'cell', classIndex: 0, region }, 'none')(map())).toThrow(/2 by 3/)
      },
    )
  })

  test('a cell needs an output with places', () => {
    const score = scoreOf({ kind: 'cell', classIndex: 0, region: [0, 0] }, 'none')
    expect(() => score(tensor(logits, [2, classes]))).toThrow(/no cells/)
  })

  test('a contrast can be differentiated', async () => {
    const score = scoreOf({ kind: 'contrast', classIndex: 0, against: 2 }, 'none')
    const g = grad((x: Tensor) => score(x))(tensor(logits, [2, classes]))
    expect([...(await g.data())]).toEqual([1, 0, -1, 1, 0, -1])
  })
})

test.each([
  { kind: 'logit', classIndex: 4 },
  { kind: 'logit', classIndex: -1 },
  { kind: 'probability', classIndex: 1.5 },
  { kind: 'contrast', classIndex: 0, against: 9 },
] as const)('%j names a class that is not there', (target) => {
  expect(() => checkTarget(target, plainToy())).toThrow(/choose one from 0 to 3/)
})
