import { beforeAll, expect, test } from 'vitest'
import type { Preprocess, Scale } from '../picture/types'
import { openCpu } from '../runtime/backends/cpu/open'
import { Refused } from '../runtime/device'
import type { Host } from './api'
import { createHost } from './host'
import { toyModelFiles, toyPixels } from './testing/toyModel'

const scales: readonly Scale[] = ['unit', 'signed', 'bytes', 'imagenet', 'caffe']
let host: Host
let how: Preprocess

beforeAll(async () => {
  host = createHost({
    wasm: { plain: '', simd: '' },
    cores: 1,
    memoryBytes: 2 ** 32,
    spawnScorer: null,
    pixelsOf: toyPixels,
    open: async ({ name }) => {
      if (name === 'cpu') return openCpu()
      throw new Refused(`there is no ${name} here`)
    },
  })
  await host.start(null)
  await host.openModel({ kind: 'files', files: toyModelFiles() }, null, () => {})
  await expect(host.tryScales([])).rejects.toMatchObject({ name: 'BadRecipe' })
  await host.openPicture({} as ImageBitmap)
  how = { height: 16, width: 16, scale: 'unit', fit: 'stretch' }
})

test('each preprocessing gets the class that classifying with it would give', async () => {
  const tried = await host.tryScales(scales.map((scale) => ({ ...how, scale })))
  const alone = []
  for (const scale of scales) alone.push((await host.classify({ ...how, scale })).top[0])
  expect(tried).toEqual(alone)
  // They differ, so that the choice means something.
  expect(new Set(tried.map((best) => best.probability.toFixed(4))).size).toBeGreaterThan(3)
})

test('the last classification stays the one that is explained, and no tensor is left', async () => {
  const request = {
    method: 'gradcam',
    layers: [],
    fuse: 'default',
    target: { kind: 'logit', classIndex: 1 },
    convention: null,
    params: {},
    size: 'native',
  } as const
  await host.classify({ ...how, scale: 'signed' })
  const map = await host.explain(request, () => {})
  const { tensors } = await host.memory()
  await host.tryScales(scales.map((scale) => ({ ...how, scale })))
  expect((await host.memory()).tensors).toBe(tensors)
  const again = await host.explain(request, () => {})
  expect([again.score, again.heatmap.data]).toEqual([map.score, map.heatmap.data])
})
