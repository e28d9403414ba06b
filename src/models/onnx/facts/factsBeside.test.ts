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
  expect(card.guess).toMatchObject({ scale: half, fit: 'crop', height: 12, width: 12 })
})

test('another crop and another resampling than here are said', async () => {
  const other = { ...processor, size: { shortest_edge: 16 }, resample: 3 }
  const { guess } = await cardOf(
    folder({ 'preprocessor_config.json': json(other), 'model.onnx': writeOnnx(toy) }),
  )
  expect(guess.why).toBe(
    'preprocessor_config.json says how pictures are fed. It asks for the middle 75 % of the shorter side, where here all of it is shown, and for bicubic resampling, where here it is bilinear, antialiased.',
  )
})

test('ConvNeXt crops small pictures and stretches large ones', async () => {
  const feeding = async (side: number) => {
    const said = { ...processor, do_center_crop: false, crop_pct: 0.875, size: { shortest_edge: side } }
    return (await cardOf(folder({ 'preprocessor_config.json': json(said), 'model.onnx': writeOnnx(toy) })))
      .guess
  }
  expect(await feeding(224)).toMatchObject({ fit: 'crop', why: expect.stringContaining('88 %') })
  expect(await feeding(384)).toMatchObject({ fit: 'stretch' })
})

test("timm's config", async () => {
  const config = {
    pretrained_cfg: {
      input_size: [3, 12, 12],
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.25, 0.5],
      crop_mode: 'squash',
    },
    label_names: ['n1', 'n2', 'n3', 'n4'],
    label_descriptions: { n1: 'one', n2: 'two', n3: 'three', n4: 'four' },
  }
  const card = await cardOf(folder({ 'config.json': json(config), 'model.onnx': writeOnnx(toy) }))
  expect(card.labels).toEqual(['one', 'two', 'three', 'four'])
  expect(card.guess).toMatchObject({ scale: half, fit: 'stretch' })
})

test("Ultralytics' own metadata", async () => {
  const metadata = { names: `{0: 'anchor', 1: "hen's egg", 2: 'c', 3: 'd'}`, imgsz: '[12, 12]', stride: '1' }
  const card = await cardOf(folder({ 'best.onnx': writeOnnx({ ...toy, metadata }) }))
  expect(card.labels).toEqual(['anchor', "hen's egg", 'c', 'd'])
  expect(card.guess).toMatchObject({ scale: 'unit', fit: 'crop' })
})

test('nothing said: ImageNet’s usual, as a guess that is named', async () => {
  const { guess } = await cardOf(folder({ 'model.onnx': writeOnnx(toy), 'config.json': json('no object') }))
  expect(guess).toMatchObject({ scale: 'imagenet', fit: 'crop' })
  expect(guess.why).toContain('ImageNet')
})
