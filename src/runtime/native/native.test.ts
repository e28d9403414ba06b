// A scorer of another runtime: tried on our own ONNX reader as that runtime, and on onnxruntime where it is installed.
import { memory } from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { hasOnnxruntime, openOnnxruntime } from '../../cli/onnxruntime'
import { explain } from '../../engine/explain'
import { useBackend } from '../../engine/testing/backends'
import { toyPicture } from '../../engine/testing/libraryCases'
import type { MaskJob } from '../../engine/types'
import { filesFromBytes } from '../../models/files/files'
import { filesOf, toy } from '../../models/onnx/testing/toyOnnx'
import { openModel } from '../../models/open'
import { explainMap, methodChecks } from '../../models/testing/methodChecks'
import { smallModels } from '../../models/testing/smallModels'
import { ownFile } from '../../models/written/nativeFile'
import { distance } from '../../tfjs/gradients/cases'
import { nativeScorers, type OpenNative } from './nativeScorers'
import { proveNative } from './proveNative'
import { readerRuntime } from './testing/readerRuntime'

async function pictureOf(): Promise<MaskJob['picture']> {
  const picture = toyPicture()
  const data = (await picture.data()) as Float32Array
  picture.dispose()
  return { data, shape: picture.shape as MaskJob['picture']['shape'] }
}

const runtimes: { name: string; there: boolean; open: OpenNative }[] = [
  { name: 'our reader', there: true, open: readerRuntime({ writtenOnly: true }) },
  { name: 'onnxruntime-node (where it is installed)', there: hasOnnxruntime(), open: openOnnxruntime },
]

for (const { name, there, open } of runtimes)
  describe.skipIf(!there)(name, () => {
    test.each(smallModels)('Score-CAM and RISE of a model of the kind $kind', async (small) => {
      await useBackend('wasm')
      const before = memory().numTensors
      const model = await small.open()
      const proven = await proveNative(model, await pictureOf(), open)
      if ('why' in proven) throw new Error(proven.why)
      const openScorers = nativeScorers(proven.model, proven.session)
      for (const method of ['scorecam', 'rise']) {
        const check = methodChecks.find((each) => each.family === small.kind && each.method === method)
        if (!check) throw new Error(`no check of ${method}`)
        const exact = await explainMap(check, model)
        const picture = toyPicture()
        const { heatmap } = await explain(model.classifier, picture, method, {
          ...check.options,
          openScorers,
        })
        picture.dispose()
        expect(distance(heatmap.data, exact)).toBeLessThan(1e-4)
      }
      await proven.session.close()
      model.dispose()
      expect(memory().numTensors).toBe(before)
    })
  })

test('what gives other logits is not used, and nothing stays behind', async () => {
  await useBackend('cpu')
  const before = memory().numTensors
  const [small] = smallModels
  const model = await (small as (typeof smallModels)[number]).open()
  const proven = await proveNative(model, await pictureOf(), readerRuntime({ share: 0.01 }))
  expect(proven).toEqual({ why: expect.stringMatching(/^its logits differ by 0\.\d+ of their range$/) })
  const broken = await proveNative(model, await pictureOf(), async () => {
    throw new Error('no such operator')
  })
  expect(broken).toEqual({ why: 'no such operator' })
  model.dispose()
  expect(memory().numTensors).toBe(before)
})

test("of an ONNX file the user's own is taken, with the logits as an output", async () => {
  await useBackend('cpu')
  const nodes = [...toy.nodes, { op: 'Softmax', name: '/Softmax', in: ['output'], out: ['shares'] }]
  const model = await openModel(filesOf({ ...toy, nodes, outputs: { shares: [null, 4] } }))
  const file = ownFile(model)
  expect(file).toMatchObject({ input: 'input', output: 'output', order: 'first' })
  const again = await openModel(
    filesFromBytes('again', new Map([['model.onnx', file?.bytes ?? new Uint8Array()]])),
  )
  expect(again.card.outputs).toEqual(['shares', 'output'])
  again.dispose()
  model.dispose()
})
