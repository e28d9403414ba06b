import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../explain'
import { useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { plainToy } from '../testing/toyNetwork'
import { methodCards } from './cards'
import { countPasses } from './passes'

const cardOf = (id: string) => methodCards.find((card) => card.id === id) as (typeof methodCards)[number]
const of = (id: string, params = {}) => countPasses(cardOf(id), params, { channels: 1280, side: [224, 224] })

test('passes are counted from what a card says and from what is asked for', () => {
  expect(of('gradcam')).toEqual({ count: 1, kind: 'both' })
  expect(of('gradcam', { aug_smooth: true })).toEqual({ count: 6, kind: 'both' })
  expect(of('eigencam')).toEqual({ count: 1, kind: 'forward' })
  expect(of('scorecam')).toEqual({ count: 1280, kind: 'forward' })
  expect(of('scorecam', { draft: true })).toEqual({ count: 128, kind: 'forward' })
  expect(of('scorecam', { cskip: 64 })).toEqual({ count: 64, kind: 'forward' })
  expect(of('sscam')).toEqual({ count: 1280 * 35, kind: 'forward' })
  expect(of('ablationcam')).toEqual({ count: 1280, kind: 'head' })
  expect(of('smoothgrad')).toEqual({ count: 24, kind: 'both' })
  expect(of('integratedgradients')).toEqual({ count: 32, kind: 'both' })
  expect(of('rise')).toEqual({ count: 1000, kind: 'forward' })
})

describe('what is foretold is what the engine counts', () => {
  beforeAll(() => useBackend('cpu'))
  test.each([
    ['scorecam', {}],
    ['iscam', { samples: 3 }],
    ['rise', { samples: 20 }],
    ['occlusion', {}],
    ['ablationcam', {}],
  ] as const)('%s', async (id, params) => {
    const picture = toyPicture()
    const [, height = 0, width = 0] = picture.shape
    const classifier = plainToy()
    const channels = classifier.layers.find(({ name }) => name === 'relu2')?.channels ?? 0
    const target = { kind: 'logit', classIndex: 2 } as const
    const { forwards } = await explain(classifier, picture, id, { target, layers: ['relu2'], params })
    const { count } = countPasses(cardOf(id), params, { channels, side: [height, width] })
    // The activations take one pass, the score as it is another; equal masks are scored once.
    expect(forwards).toBeLessThanOrEqual(count + 2)
    expect(forwards).toBeGreaterThan(count / 2)
  })
})
