// The same files give the same answer, whether they are dropped or read from an address.
import { expect, test } from 'vitest'
import { kerasJson, layer, modelFiles, sequential, weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { readArtifacts } from './readArtifacts'
import { filesFromUrl, type Source } from './urlFiles'

const metadata = '{"tmVersion": "2.4.7", "labels": ["left", "right"], "imageSize": 96}'
const model = sequential('m', [
  layer('Flatten', 'flat', { batch_input_shape: [null, 2, 2, 3] }),
  layer('Dense', 'head', { units: 2 }),
])
const weights = [weight('head/kernel', [12, 2]), weight('head/bias', [2])]
const files = modelFiles(kerasJson(model), weights)

/** A host of these files and those; what it has not, it answers with `missing`. */
function host(more: Readonly<Record<string, string>>, missing = new Response('', { status: 404 })) {
  const asked: string[] = []
  const answer = async (url: string) => {
    asked.push(url)
    if (url.startsWith('data:')) return fetch(url)
    const path = url.replace('https://a.org/m/', '')
    if (path in more) return new Response(more[path])
    if (!files.paths.includes(path)) return missing.clone()
    return new Response(await files.read(path))
  }
  const open = (source: Partial<Source> = {}) =>
    readArtifacts(filesFromUrl({ url: 'https://a.org/m/model.json', ...source }, answer))
  return { asked, open }
}
const dropped = (more: Readonly<Record<string, string>>): ModelFiles => ({
  ...files,
  paths: [...files.paths, ...Object.keys(more)],
  read: async (path) => {
    const text = more[path]
    return text === undefined ? files.read(path) : (new TextEncoder().encode(text).buffer as ArrayBuffer)
  },
})

test.each([
  ['Teachable Machine’s metadata', { 'metadata.json': metadata }],
  ['labels', { 'labels.txt': 'cat\ndog' }],
  ['both', { 'metadata.json': metadata, 'labels.txt': 'cat\ndog' }],
  ['names as JSON', { 'labels.json': '["cat", "dog"]' }],
  ['Ultralytics’ metadata', { 'metadata.yaml': 'names:\n  0: cat\n  1: dog\nimgsz: [2, 2]\n' }],
  ['Lobe’s signature', { 'signature.json': '{"classes": {"Label": ["cat", "dog"]}}' }],
  ['neither', {}],
] as const)('%s beside the model', async (_, more) => {
  const fromFiles = await readArtifacts(dropped(more))
  const { name: _file, ...known } = fromFiles
  expect(fromFiles.labels).toHaveLength(Object.keys(more).length > 0 ? 2 : 0)
  expect(await host(more).open()).toMatchObject({ ...known, weights: fromFiles.weights })
})

test('nothing but the folder of the model is asked, each file once', async () => {
  const usual = ['model.json', 'weights.bin', 'labels.txt', 'metadata.json']
  const at = (paths: readonly string[]) => paths.map((path) => `https://a.org/m/${path}`)
  const named = host({ 'labels.txt': 'cat\ndog' })
  await named.open()
  expect(named.asked).toEqual(at(usual))
  const nameless = host({})
  await nameless.open()
  expect(nameless.asked).toEqual(at([...usual, 'labels.json', 'metadata.yaml', 'signature.json']))
})

test('a host that answers everything with its front page has nothing beside the model', async () => {
  const headers = { 'content-type': 'text/html' }
  const { open } = host({}, new Response('<!doctype html><p>Hello', { headers }))
  expect(await open()).toMatchObject({ labels: [], sidecar: null })
})

test('labels that were named are the labels, and a model that stands alone asks for nothing', async () => {
  const named = host({ 'names.txt': 'a\nb', 'labels.txt': 'cat\ndog' })
  expect((await named.open({ labels: 'names.txt' })).labels).toEqual(['a', 'b'])
  expect(named.asked).not.toContain('https://a.org/m/labels.txt')
  const alone = host({ 'metadata.json': metadata })
  expect((await alone.open({ alone: true })).sidecar).toBeNull()
  expect(alone.asked).toHaveLength(2)
})

test.each([
  ['https://a.org/m/my%20pets.csv?v=2', 'cat,0\ndog,1', 'my pets.csv'],
  ['https://a.org/m/pets', 'cat\ndog', 'pets'],
  [`data:text/plain;base64,${btoa('names:\n  0: cat\n  1: dog\n')}#my%20pets.yaml`, '', 'my pets.yaml'],
  [`data:text/plain;base64,${btoa('{"cat": 0, "dog": 1}')}#%`, '', '%'],
  [`data:text/plain;base64,${btoa('cat\ndog')}`, '', 'labels.txt'],
])('labels at %s are called as their file is, and read by what it holds', async (labels, text, source) => {
  const open = host({ [labels.replace('https://a.org/m/', '')]: text, 'labels.txt': 'left\nright' })
  expect(await open.open({ labels })).toMatchObject({ labels: ['cat', 'dog'], labelSource: source })
})
