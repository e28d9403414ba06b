// Metrics whose scores another runtime computes are those of TensorFlow.js; and how far its logits may be from ours.
import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasOnnxruntime, openOnnxruntime } from '../../cli/onnxruntime'
import { measure } from '../../engine/metrics/measure'
import type { MetricRun } from '../../engine/metrics/types'
import { localScorers } from '../../engine/scoring/localScorers'
import { useBackend } from '../../engine/testing/backends'
import { toyPicture } from '../../engine/testing/libraryCases'
import type { MaskJob, OpenScorers } from '../../engine/types'
import { type SmallModel, smallModels } from '../../models/testing/smallModels'
import type { OpenModel } from '../../models/types'
import { nativeScorers } from './nativeScorers'
import { proveNative } from './proveNative'
import { readerRuntime } from './testing/readerRuntime'

beforeAll(() => useBackend('wasm'))

const WITHIN = 1e-4
/** A ramp has no two equal pixels, whose order would hang on the last bit. */
const map = { width: 16, height: 12, data: Float32Array.from({ length: 192 }, (_, i) => i / 192) }

async function pictureOf(): Promise<MaskJob['picture']> {
  const tensor = toyPicture()
  const data = (await tensor.data()) as Float32Array
  tensor.dispose()
  return { data, shape: tensor.shape as MaskJob['picture']['shape'] }
}

async function figures({ classifier }: OpenModel, classIndex: number, openScorers: OpenScorers) {
  const run: MetricRun = {
    classifier,
    picture: await pictureOf(),
    target: { kind: 'probability', classIndex },
    openScorers,
    report: () => undefined,
  }
  const { score, averageDrop, deletion, insertion, road } = await measure(run, map, { steps: 5 })
  const curve = ({ auc, curve: points }: typeof deletion) => [auc, ...points.flat()]
  return { score, averageDrop, deletion: curve(deletion), insertion: curve(insertion), road }
}

const numbers = (found: Awaited<ReturnType<typeof figures>>): [string, number][] =>
  Object.entries(found).flatMap(([name, value]) =>
    Object.entries(typeof value === 'number' ? { it: value } : value).map(([at, each]): [string, number] => [
      `${name} ${at}`,
      each,
    ]),
  )

const runtimes = [
  { name: 'our reader', there: true, open: readerRuntime() },
  { name: 'onnxruntime-node (where it is installed)', there: hasOnnxruntime(), open: openOnnxruntime },
]

for (const { name, there, open } of runtimes)
  describe.skipIf(!there)(name, () => {
    test.each(smallModels)(
      'deletion, insertion, ROAD and average drop of a model of the kind $kind',
      async (small) => {
        const before = memory().numTensors
        const model = await small.open()
        const proven = await proveNative(model, await pictureOf(), open)
        if ('why' in proven) throw new Error(proven.why)
        let asked = 0
        const native = nativeScorers(proven.model, {
          ...proven.session,
          run: (...given) => {
            asked++
            return proven.session.run(...given)
          },
        })
        const exact = numbers(await figures(model, small.classIndex, localScorers(model.classifier)))
        const found = new Map(numbers(await figures(model, small.classIndex, native)))
        // Two curves of five steps, ROAD's six pictures, the picture itself and the one through the map.
        expect(asked).toBeGreaterThanOrEqual(4)
        expect(exact.length).toBeGreaterThan(30)
        for (const [which, value] of exact)
          expect(Math.abs((found.get(which) ?? Number.NaN) - value), which).toBeLessThan(WITHIN)
        await proven.session.close()
        model.dispose()
        expect(memory().numTensors).toBe(before)
      },
    )
  })

test.each([
  { share: 1e-3, why: /^its logits differ by 0\.0010+ of their range$/ },
  { share: 2e-4, why: /^its logits differ by 0\.00020 of their range$/ },
  { share: 5e-5, why: null },
])('logits that are off by $share of their range', async ({ share, why }) => {
  const before = memory().numTensors
  const model = await (smallModels[0] as SmallModel).open()
  const proven = await proveNative(model, await pictureOf(), readerRuntime({ share }))
  if (why) expect(proven).toEqual({ why: expect.stringMatching(why) })
  else expect(proven).toHaveProperty('session')
  if ('session' in proven) await proven.session.close()
  model.dispose()
  expect(memory().numTensors).toBe(before)
})
