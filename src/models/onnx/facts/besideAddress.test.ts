// An ONNX file by address gives what its folder gives when it is dropped; no other folder is asked.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromBytes } from '../../files/files'
import { filesFromUrl } from '../../files/urlFiles'
import { openModel } from '../../open'
import type { ModelFiles } from '../../types'
import { toy } from '../testing/toyOnnx'
import { writeOnnx } from '../testing/writeOnnx'

beforeAll(() => tf.setBackend('cpu'))

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const config = json({ id2label: { 0: 'cat', 1: 'dog', 2: 'fox', 3: 'owl' } })
const others = json({ id2label: { 0: 'a', 1: 'b', 2: 'c', 3: 'd' } })
const processor = json({ size: { height: 12, width: 12 }, image_mean: [0.5], image_std: [0.5] })

async function factsOf(files: ModelFiles) {
  const { card, dispose } = await openModel(files)
  dispose()
  const { labels, labelSource, guess } = card
  return { labels, labelSource, guess }
}

function byAddress(folder: Readonly<Record<string, Uint8Array>>, model: string) {
  const asked: string[] = []
  const answer = async (url: string) => {
    asked.push(url.replace('https://a.org/', ''))
    const bytes = folder[asked.at(-1) ?? '']
    return bytes ? new Response(bytes.slice().buffer) : new Response('', { status: 404 })
  }
  const files = filesFromUrl({ url: `https://a.org/${model}` }, answer)
  return { asked, facts: factsOf(files) }
}

test.each([
  ['in its folder', { 'm/config.json': config, 'm/preprocessor_config.json': processor }, 'm/net.onnx'],
  ['around onnx/', { 'm/config.json': config, 'm/preprocessor_config.json': processor }, 'm/onnx/net.onnx'],
  [
    'in both, of which its own counts',
    { 'm/config.json': others, 'm/onnx/config.json': config },
    'm/onnx/net.onnx',
  ],
  ['around another folder, which is none of its own', { 'm/config.json': config }, 'm/b/net.onnx'],
  ['names as text', { 'm/labels.txt': new TextEncoder().encode('cat\ndog\nfox\nowl') }, 'm/net.onnx'],
] as const)('%s', async (_, beside, model) => {
  const folder = { ...beside, [model]: writeOnnx(toy) }
  const paths = Object.entries(folder).filter(([path]) => path === model || !model.startsWith('m/b'))
  const dropped = await factsOf(filesFromBytes('m', new Map(paths)))
  const { asked, facts } = byAddress(folder, model)
  expect(await facts).toEqual(dropped)
  expect(dropped.labels[0]).toBe(model.startsWith('m/b') ? undefined : 'cat')
  const home = model.replace(/(onnx\/)?[^/]*$/, '')
  expect(asked.every((path) => path.startsWith(home))).toBe(true)
  expect(new Set(asked).size).toBe(asked.length)
})
