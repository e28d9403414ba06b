// What a picture's layers hold is computed once: another method, class or layer that is known runs the head alone.
import { dispose, memory, ones, type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { smallModels } from '../../models/testing/smallModels'
import { classify } from '../classify'
import { explain } from '../explain'
import { methods } from '../methods'
import { useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import type { Classifier, ExplainOptions, Feeds, Network } from '../types'
import { openActivations } from './activations'

beforeAll(() => useBackend('wasm'))

/** The same classifier, which counts the runs that begin with the picture. */
function counted(classifier: Classifier) {
  const seen = { pictures: 0 }
  const run = (feeds: Feeds, fetches: readonly string[]) => {
    if (classifier.input in feeds) seen.pictures++
    return classifier.network.run(feeds, fetches)
  }
  return { classifier: { ...classifier, network: { ...classifier.network, run } }, seen }
}

test.each(smallModels)('of a model of the kind $kind', async (small) => {
  const model = await small.open()
  const { classifier, seen } = counted(model.classifier)
  const picture = toyPicture()
  const before = memory()
  const activations = openActivations({ network: classifier.network, picture })
  const of = (classIndex: number): ExplainOptions => ({
    layers: [small.last],
    target: { kind: 'logit', classIndex },
    norm: 'none',
  })
  await classify(classifier, picture, activations)
  const first = await explain(classifier, picture, 'gradcam', { ...of(0), activations })
  const ran = seen.pictures
  expect(ran).toBeLessThanOrEqual(2)
  const held = memory()
  for (const [method, classIndex] of [
    ['gradcam', 1],
    ['layercam', 2],
    ['xgradcam', 0],
    ['eigencam', 0],
    ['gradcam', 0],
  ] as const) {
    const { heatmap, forwards } = await explain(classifier, picture, method, {
      ...of(classIndex),
      activations,
    })
    const alone = await explain(model.classifier, picture, method, of(classIndex))
    expect(heatmap.data).toEqual(alone.heatmap.data)
    expect(forwards).toBe(alone.forwards - 1)
  }
  expect(seen.pictures).toBe(ran)
  expect(first.heatmap.data.length).toBeGreaterThan(1)
  expect(memory()).toMatchObject({ numTensors: held.numTensors, numBytes: held.numBytes })
  activations.dispose()
  expect(memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes })
  picture.dispose()
  model.dispose()
})

test('a hundred runs, with the cache, leave as many tensors and bytes', async () => {
  const [small] = smallModels
  const model = await (small as (typeof smallModels)[number]).open()
  const picture = toyPicture()
  const activations = openActivations({ network: model.classifier.network, picture })
  const cheap = methods.filter(({ cost, uses }) => cost === 'one pass' && !uses.includes('masks')).slice(0, 4)
  const run = (i: number) =>
    explain(model.classifier, picture, cheap[i % cheap.length]?.id ?? '', {
      layers: [(small as (typeof smallModels)[number]).last],
      target: { kind: 'logit', classIndex: i % 4 },
      activations,
    })
  await run(0)
  const { numTensors, numBytes } = memory()
  for (let i = 0; i < 100; i++) await run(i)
  expect(memory()).toMatchObject({ numTensors, numBytes })
  activations.dispose()
  picture.dispose()
  model.dispose()
})

test('it keeps to its bytes: what was asked for longest ago goes; another picture or network has nothing', () => {
  const before = memory().numTensors
  const picture = zeros([1, 2, 2, 1]) as Tensor4D
  const network = { nodes: [] } as unknown as Network
  const own = { network, picture }
  const cache = openActivations(own, 90)
  const values = { a: ones([10]), b: ones([10]), c: ones([5]), large: ones([30]) }
  cache.add(own, { a: values.a, b: values.b })
  dispose(cache.find(own, ['a']) ?? [])
  cache.add(own, { c: values.c, large: values.large })
  expect(['a', 'b', 'c', 'large'].map((name) => dropped(cache.find(own, [name])))).toEqual([1, 0, 1, 0])
  const other = zeros([1, 2, 2, 1]) as Tensor4D
  expect(cache.find({ network, picture: other }, ['a'])).toBeNull()
  cache.add({ network, picture: other }, { d: values.c })
  expect(cache.find(own, ['d'])).toBeNull()
  expect(cache.find({ network: { ...network }, picture }, ['a'])).toBeNull()
  cache.dispose()
  dispose([picture, other, ...Object.values(values)])
  expect(memory().numTensors).toBe(before)
})

function dropped(found: ReturnType<ReturnType<typeof openActivations>['find']>): number {
  dispose(found ?? [])
  return found?.length ?? 0
}
