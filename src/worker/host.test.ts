import { memory } from '@tensorflow/tfjs-core'
import { beforeEach, expect, test } from 'vitest'
import type { Progress } from '../engine/types'
import { failure } from '../errors'
import { openCpu } from '../runtime/backends/cpu/open'
import { openWasm } from '../runtime/backends/wasm/open'
import type { Host } from './api'
import { createHost } from './host'
import { environment, onlyCpu, openToy, quiet, request, wasm } from './testing/toyHost'
import { toyModelFiles } from './testing/toyModel'

let host: Host
beforeEach(() => {
  host = createHost({ ...environment, open: onlyCpu })
})

test('a model, a picture, its classes and its maps', async () => {
  const report = await host.start(null)
  expect(report).toMatchObject({ name: 'cpu', workers: 1 })
  expect(report.refused.map((r) => r.name)).toEqual(['webgpu', 'webgl', 'wasm'])
  const { card, classification } = await openToy(host)
  expect(card).toMatchObject({ classes: 3, labels: ['cat', 'dog', 'fish'], inputShape: [16, 16, 3] })
  expect(card.suggested.layer).toBe('second')
  expect(classification.geometry.picture).toEqual([20, 24])
  const sum = classification.top.reduce((total, c) => total + c.probability, 0)
  expect(sum).toBeCloseTo(1, 5)
  const [best, second] = classification.top
  expect(best && second && best.probability > second.probability).toBe(true)
  const maps = await Promise.all([0, 1, 2].map((c) => host.explain(request('gradcam', c), quiet)))
  expect(maps.map(({ heatmap }) => [heatmap.width, heatmap.height])).toEqual([
    [8, 8],
    [8, 8],
    [8, 8],
  ])
  for (const { score, heatmap } of maps)
    if (heatmap.state === 'ok') expect(Math.max(...heatmap.data)).toBeCloseTo(1, 4)
    else expect(score).toBeDefined()
  const logits = new Map(classification.top.map((c) => [c.index, c.logit]))
  for (const [c, { score }] of maps.entries()) expect(score).toBeCloseTo(logits.get(c) ?? Number.NaN, 5)
  const [thumbnail] = await host.thumbnails(['first'])
  expect([thumbnail?.width, thumbnail?.height]).toEqual([16, 16])
})

test('runs leave no tensor behind, cancelled or not', async () => {
  await host.start(null)
  await openToy(host)
  const before = (await host.memory()).tensors
  const reports: Progress[] = []
  for (let i = 0; i < 3; i++) await host.explain(request('scorecam', 1), (p) => void reports.push(p))
  const cancel = () => {
    throw failure('AbortError', 'stop')
  }
  await expect(host.explain(request('scorecam', 1), cancel)).rejects.toMatchObject({ name: 'AbortError' })
  await expect(host.explain(request('nope', 1), quiet)).rejects.toMatchObject({ name: 'BadRecipe' })
  expect((await host.memory()).tensors).toBe(before)
  expect(reports.some((p) => p.partial)).toBe(true)
  // A second model and a second picture replace the first ones.
  await openToy(host)
  expect((await host.memory()).tensors).toBe(before)
})

test('what cannot be opened leaves what was open', async () => {
  await host.start(null)
  await openToy(host)
  const map = await host.explain(request('gradcam', 0), quiet)
  const broken = toyModelFiles().filter(({ path }) => !path.endsWith('weights.bin'))
  const before = memory().numTensors
  await expect(host.openModel({ kind: 'files', files: broken }, null, quiet)).rejects.toThrow('weights.bin')
  expect(memory().numTensors).toBe(before)
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
})

test('without a model or a picture a call says what is missing', async () => {
  await host.start(null)
  await expect(host.explain(request('gradcam', 0), quiet)).rejects.toThrow('No model is open')
  await host.openModel({ kind: 'files', files: toyModelFiles() }, null, quiet)
  await expect(host.thumbnails(['first'])).rejects.toThrow('No picture is open')
})

test('wasm gives the numbers of cpu, also when it is opened a second time', async () => {
  await host.start(null)
  await openToy(host)
  const onCpu = await host.explain(request('gradcampp', 1), quiet)
  const other = createHost({
    ...environment,
    open: async ({ name }) => (name === 'wasm' ? openWasm(wasm) : openCpu()),
  })
  expect((await other.start('wasm')).name).toBe('wasm')
  for (const again of [false, true]) {
    if (again) await other.start('cpu')
    expect((await other.start('wasm')).name).toBe('wasm')
    await openToy(other)
    const { heatmap } = await other.explain(request('gradcampp', 1), quiet)
    for (const [i, value] of onCpu.heatmap.data.entries()) expect(heatmap.data[i]).toBeCloseTo(value, 4)
  }
})

test('a forced backend that is not there gives way, and the report says why', async () => {
  const report = await host.start('webgpu')
  expect(report.name).toBe('cpu')
  expect(report.refused[0]).toEqual({
    name: 'webgpu',
    why: 'The backend webgpu cannot be used because there is no webgpu here.',
  })
})
