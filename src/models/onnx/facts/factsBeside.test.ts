import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromBytes } from '../../files/files'
import { openModel } from '../../open'
import type { ModelCard, ModelFiles } from '../../types'
import { toy } from '../testing/toyOnnx'
import { type ModelText, writeOnnx } from '../testing/writeOnnx'

beforeAll(() => tf.setBackend('cpu'))

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

async function cardOf(files: ModelFiles): Promise<ModelCard> {
  const { card, dispose } = await openModel(files)
  dispose()
  return card
}

const folder = (files: Readonly<Record<string, Uint8Array>>) =>
  filesFromBytes('m', new Map(Object.entries(files)))
const labels = { id2label: { 0: 'cat', 1: 'dog', 2: 'fox', 3: 'owl' } }
const processor = {
  do_resize: true,
  size: { shortest_edge: 14 },
  do_center_crop: true,
  crop_size: { height: 12, width: 12 },
  do_rescale: true,
  rescale_factor: 1 / 255,
  do_normalize: true,
  image_mean: [0.5, 0.5, 0.5],
  image_std: [0.5, 0.25, 0.5],
}
const half = { mean: [127.5, 127.5, 127.5], std: [127.5, 63.75, 127.5] }

test('a folder of the hub: names, scaling and the float model of several', async () => {
  const free: ModelText = { ...toy, inputs: { input: [null, null, null, null] } }
  const card = await cardOf(
    folder({
      'm/config.json': json(labels),
      'm/preprocessor_config.json': json(processor),
      'm/onnx/model_quantized.onnx': new Uint8Array(4),
      'm/onnx/model.onnx': writeOnnx(free),
    }),
  )
  expect(card).toMatchObject({
    labels: ['cat', 'dog', 'fox', 'owl'],
    labelSource: 'config.json',
    format: 'ONNX',
  })
  expect(card.remarks).toContain(
    'Of 2 ONNX files m/onnx/model.onnx is opened; to open another, such as m/onnx/model_quantized.onnx, name it itself.',
  )
  expect(card.guess).toMatchObject({ scale: half, fit: 'crop', resize: 14, height: 12, width: 12 })
})

async function guessOf(said: object) {
  const files = { 'preprocessor_config.json': json(said), 'model.onnx': writeOnnx(toy) }
  const { guess } = await cardOf(folder(files))
  return { ...guess, resize: guess.resize ?? null }
}

test.each([
  [
    { size: { shortest_edge: 16 }, resample: 3 },
    { fit: 'crop', resize: 16, resample: 'bicubic' },
  ],
  // Both sides, then the middle of it; a plain number means both but for the families that go by the shorter side.
  [
    { size: { height: 16, width: 16 }, resample: 0 },
    { fit: 'stretch', resize: 16, resample: 'nearest' },
  ],
  [
    { size: { height: 12, width: 12 }, do_center_crop: false },
    { fit: 'stretch', resize: null },
  ],
  [{ size: 16 }, { fit: 'stretch', resize: 16, resample: 'bilinear' }],
  [
    { size: 16, feature_extractor_type: 'CLIPFeatureExtractor' },
    { fit: 'crop', resize: 16 },
  ],
  [{ do_resize: false }, { fit: 'crop', resize: null }],
  // PoolFormer's share, and LeViT's 256 for each 224.
  [
    { size: { shortest_edge: 12 }, crop_pct: 0.9 },
    { fit: 'crop', resize: 13 },
  ],
  [
    { size: { shortest_edge: 12 }, image_processor_type: 'LevitImageProcessor' },
    { fit: 'crop', resize: 13 },
  ],
])('size, crop and resampling as the processor does them: %j', async (said, wanted) => {
  expect(await guessOf({ ...processor, ...said })).toMatchObject({ ...wanted, height: 12, width: 12 })
})

test('ConvNeXt crops small pictures and stretches large ones', async () => {
  const said = (side: number) => ({
    ...processor,
    do_center_crop: false,
    crop_pct: 0.875,
    size: { shortest_edge: side },
  })
  expect(await guessOf(said(224))).toMatchObject({ fit: 'crop', resize: 256 })
  expect(await guessOf(said(384))).toMatchObject({ fit: 'stretch', resize: null })
})

test('MobileViT: blue first, 0 to 1', async () => {
  const { scale } = await guessOf({ ...processor, do_normalize: false, do_flip_channel_order: true })
  expect(scale).toEqual({ mean: [0, 0, 0], std: [255, 255, 255], reversed: true })
})

test("timm's config", async () => {
  const config = {
    pretrained_cfg: {
      input_size: [3, 12, 12],
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.25, 0.5],
      crop_mode: 'squash',
      crop_pct: 0.9,
      interpolation: 'bicubic',
    },
    label_names: ['n1', 'n2', 'n3', 'n4'],
    label_descriptions: { n1: 'one', n2: 'two', n3: 'three', n4: 'four' },
  }
  const card = await cardOf(folder({ 'config.json': json(config), 'model.onnx': writeOnnx(toy) }))
  expect(card.labels).toEqual(['one', 'two', 'three', 'four'])
  expect(card.guess).toMatchObject({ scale: half, fit: 'stretch', resize: 13, resample: 'bicubic' })
})

test("Ultralytics' own metadata", async () => {
  const metadata = { names: `{0: 'anchor', 1: "hen's egg", 2: 'c', 3: 'd'}`, imgsz: '[12, 12]', stride: '1' }
  const card = await cardOf(folder({ 'best.onnx': writeOnnx({ ...toy, metadata }) }))
  expect(card.labels).toEqual(['anchor', "hen's egg", 'c', 'd'])
  expect(card.guess).toMatchObject({ scale: 'unit', fit: 'crop', resize: 12 })
})

test('nothing said: ImageNet’s usual, as a guess that is named', async () => {
  const { guess } = await cardOf(folder({ 'model.onnx': writeOnnx(toy), 'config.json': json('no object') }))
  expect(guess).toMatchObject({ scale: 'imagenet', fit: 'crop' })
  expect(guess.why).toContain('ImageNet')
})
