import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromUrl } from '../../files/urlFiles'
import { openModel } from '../../open'
import { toy } from '../testing/toyOnnx'
import { writeOnnx } from '../testing/writeOnnx'

beforeAll(() => tf.setBackend('cpu'))

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const config = json({ id2label: { 0: 'cat', 1: 'dog', 2: 'fox', 3: 'owl' } })
const processor = json({ size: { height: 12, width: 12 }, image_mean: [0.5], image_std: [0.5] })

/** A repository with these files. */
async function opened(url: string, paths: Readonly<Record<string, Uint8Array>>) {
  const asked: string[] = []
  const fetchFile = async (at: string) => {
    asked.push(at)
    const bytes = paths[at.replace(/^.*\/resolve\/[^/]+\//, '')]
    return bytes ? new Response(bytes.slice().buffer) : new Response('', { status: 404 })
  }
  const { card, dispose } = await openModel(filesFromUrl({ url }, fetchFile))
  dispose()
  return { card, asked }
}

const beside = { 'config.json': config, 'preprocessor_config.json': processor }
const page = 'https://huggingface.co/someone/net'
const named = { name: 'net', labels: ['cat', 'dog', 'fox', 'owl'], guess: { fit: 'stretch', height: 12 } }

test.each([
  [page, 'main'],
  [`${page}/`, 'main'],
  [`${page}/tree/v2/onnx`, 'v2'],
])('a model’s page %s', async (url, revision) => {
  const { card, asked } = await opened(url, { 'onnx/model.onnx': writeOnnx(toy), ...beside })
  expect(card).toMatchObject(named)
  expect(card.remarks[0]).toContain('model_quantized.onnx')
  expect(asked.every((at) => at.startsWith(`${page}/resolve/${revision}/`))).toBe(true)
})

test('its file may lie at the top', async () => {
  const { card } = await opened(page, { 'model.onnx': writeOnnx(toy), ...beside })
  expect(card).toMatchObject(named)
})

test('another version by the address of its page or its file', async () => {
  const files = { 'onnx/model_fp16.onnx': writeOnnx(toy), ...beside }
  for (const how of ['blob', 'resolve']) {
    const { card } = await opened(`${page}/${how}/main/onnx/model_fp16.onnx`, files)
    expect(card).toMatchObject(named)
    expect(card.remarks).toEqual([])
  }
})

test('a repository without one', async () => {
  await expect(opened(page, beside)).rejects.toThrow(
    `${page} has no onnx/model.onnx and no model.onnx that can be read; give the address of its ONNX file (There is no file at ${page}/resolve/main/onnx/model.onnx (404)).`,
  )
})
