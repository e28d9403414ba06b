// The built-in model on drawn scenes: how soon the map of a run of many masks looks like the finished one, and that a
// draft is such a map.
import { join } from 'node:path'
import { memory, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeCanvas } from '../../examples/scenes/nodeCanvas'
import { filesFromDisk } from '../cli/modelFolder'
import { explain } from '../engine/explain'
import { pearson } from '../engine/metrics/correlation'
import { useBackend } from '../engine/testing/backends'
import type { Progress } from '../engine/types'
import { openModel } from '../models/open'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import { drawScene } from '../scenes/drawScene'

const SHARES = [0.05, 0.1, 0.25, 0.5]
const SCENES = [3_000_001, 3_000_003, 3_000_005, 3_000_007, 3_000_009]

let model: OpenModel
beforeAll(async () => {
  await useBackend('wasm')
  model = await openModel(await filesFromDisk(join(process.cwd(), 'public/builtin/tabletop-graph')))
})
afterAll(() => model.dispose())

/** Of the class that the scene shows. */
async function run(seed: number, method: string, params: Record<string, number | boolean>) {
  const { picture, objects } = drawScene({ seed, size: 128, count: 2, makeCanvas: nodeCanvas })
  const { values } = preprocess(picture, model.card.guess, 3)
  const input = tensor4d(values, [1, 128, 128, 3]) as Tensor4D
  const told: Progress[] = []
  const found = await explain(model.classifier, input, method, {
    layers: [model.classifier.suggested.layer],
    target: { kind: 'logit', classIndex: objects[0]?.classIndex ?? 0 },
    params,
    norm: 'minmax',
    report: (progress) => void told.push(progress),
  })
  input.dispose()
  return { ...found, told }
}

// `npm run bench -- partial` asks 24 scenes: after a tenth the median is 0.999 and one is below 0.95.
test('Score-CAM of five scenes after 5, 10, 25 and 50 %', async () => {
  const before = memory().numTensors
  const alike: number[][] = []
  for (const seed of SCENES) {
    const { heatmap, told } = await run(seed, 'scorecam', {})
    const mapAt = (share: number) =>
      told.find(({ done, total }) => done > 0 && done / total >= share)?.partial
    alike.push(SHARES.map((share) => pearson(mapAt(share)?.data ?? [], heatmap.data)))
  }
  const least = SHARES.map((_, i) => Math.min(...alike.map((each) => each[i] ?? 0)))
  expect(least[1]).toBeGreaterThanOrEqual(0.95)
  expect(least[2]).toBeGreaterThanOrEqual(0.95)
  expect(least[3]).toBeGreaterThanOrEqual(0.99)
  expect(memory().numTensors).toBe(before)
})

test.each([
  ['scorecam', {}],
  ['sscam', { samples: 3 }],
  ['iscam', { samples: 3 }],
])('a draft of %s looks like the whole map, for a small part of its passes', async (method, params) => {
  const draft = await run(3_000_001, method, { ...params, draft: true })
  const whole = await run(3_000_001, method, params)
  expect(draft.forwards).toBeLessThan(whole.forwards / 4)
  expect(pearson(draft.heatmap.data, whole.heatmap.data)).toBeGreaterThan(0.95)
})
