// Names that somebody named and that do not fit leave a model its own, wherever those lie.
import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromUrl } from './files/urlFiles'
import { openModel } from './open'
import { kerasJson, layer, modelFiles, sequential, weight } from './testing/modelFixtures'

beforeAll(() => setBackend('cpu'))

const model = sequential('m', [
  layer('Conv2D', 'conv', { batch_input_shape: [null, 2, 2, 3], filters: 2, kernel_size: [1, 1] }),
  layer('GlobalAveragePooling2D', 'pool', {}),
  layer('Dense', 'head', { units: 2 }),
])
const files = modelFiles(kerasJson(model), [
  weight('conv/kernel', [1, 1, 3, 2]),
  weight('conv/bias', [2]),
  weight('head/kernel', [2, 2]),
  weight('head/bias', [2]),
])

/** Opens the model with these names, from a host with these files beside it; what was asked comes along. */
async function open(labels: string, beside: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const source = filesFromUrl({ url: 'https://a.org/m/model.json', labels }, async (url) => {
    if (url.startsWith('data:')) return fetch(url)
    const path = url.replace('https://a.org/m/', '')
    asked.push(path)
    if (path in beside) return new Response(beside[path])
    if (!files.paths.includes(path)) return new Response('', { status: 404 })
    return new Response(await files.read(path))
  })
  const { card, dispose } = await openModel(source)
  dispose()
  return { card, asked }
}

const three = `data:text/plain;base64,${btoa('a\nb\nc')}#labels.txt`
const WHY = 'labels.txt: 3 names for 2 classes; not used.'

test.each([
  ['labels.txt', 'cat\ndog'],
  ['metadata.json', '{"labels": ["cat", "dog"]}'],
  ['labels.json', '["cat", "dog"]'],
  ['metadata.yaml', 'names:\n  0: cat\n  1: dog\n'],
])('those in %s beside it', async (path, text) => {
  const { card } = await open(three, { [path]: text })
  expect(card).toMatchObject({ labels: ['cat', 'dog'], labelSource: path, misfit: WHY, remarks: [WHY] })
})

test('where it has none its classes go by their numbers', async () => {
  const { card } = await open(three, {})
  expect(card).toMatchObject({ labels: [], labelSource: 'none', misfit: WHY, remarks: [WHY] })
})

test('a list that is named and lies beside it is said once', async () => {
  const { card } = await open('labels.txt', { 'labels.txt': 'a\nb\nc' })
  expect(card).toMatchObject({ labels: [], remarks: [WHY] })
})

test('names that fit ask for no others', async () => {
  const { card, asked } = await open(three.replace(btoa('a\nb\nc'), btoa('a\nb')), {
    'labels.txt': 'cat\ndog',
  })
  expect([card.labels, card.misfit, asked]).toEqual([
    ['a', 'b'],
    undefined,
    ['model.json', 'weights.bin', 'metadata.json'],
  ])
})
