// Names that do not fit are said, and the model keeps those that it had, whichever way they came.
import { expect, test } from 'vitest'
import type { ModelSource } from '../../worker/api'
import { fakeEntry as entry } from '../testing/entries'
import { net, page } from '../testing/intakePage'
import { wantedModel } from './sources'

const WHY = 'bad.txt: 3 names for 7 classes; not used.'

/** What is called bad does not fit. */
const opened = (source: ModelSource) => {
  const named = source.kind === 'url' ? source.labels : source.files.findLast(({ labels }) => labels)?.path
  return named?.endsWith('bad.txt') ? { misfit: WHY } : {}
}
const given = (recipe = {}) => page({ model: '', image: '', ...recipe }, { opened })
const address = { model: 'https://a.example/net.onnx' }

test.each([
  ['of an address', address, null],
  ['of the page', { model: 'tabletop' }, null],
  [
    'of an address with names',
    { ...address, labels: 'https://a.example/good.txt' },
    'https://a.example/good.txt',
  ],
])('dropped on a model %s', async (_, recipe, labels) => {
  const { intents, settled, log } = given(recipe)
  await settled()
  await intents.takeFiles([entry('bad.txt', 'a\nb\nc')])
  const { alerts, recipe: now, model, ...state } = await settled()
  expect(alerts.map(({ text }) => text)).toContain(WHY)
  expect([now.labels, model?.card.misfit]).toEqual([labels, undefined])
  expect(log.filter((line) => line.startsWith('openModel'))).toHaveLength(3)
  expect(wantedModel({ ...state, recipe: now })?.key).toContain(labels ?? '')
})

test('typed as an address beside a model that has names', async () => {
  const { intents, settled } = given({ ...address, labels: 'https://a.example/good.txt' })
  await settled()
  await intents.takeTyped('labels=https://b.example/bad.txt')
  const { alerts, recipe } = await settled()
  expect([alerts.map(({ text }) => text), recipe.labels]).toEqual([[WHY], 'https://a.example/good.txt'])
})

test('of a link: what does not fit is said, and nothing was there before', async () => {
  const { settled } = given({ ...address, labels: 'https://b.example/bad.txt' })
  expect((await settled()).alerts.map(({ text }) => text)).toEqual([WHY])
})

test('dropped on a model of files: the list that fitted before stays, and so does the model’s own', async () => {
  const { intents, settled } = given()
  const own = entry('labels.txt', 'x\ny')
  await intents.takeFiles([...net('net'), own])
  await settled()
  await intents.takeFiles([entry('labels.txt', 'a\nb')])
  const files = async () => {
    const { given: all } = await settled()
    const source = all.model?.source
    return source?.kind === 'files' ? source.files : []
  }
  const before = await files()
  expect(before.filter(({ path }) => path.endsWith('labels.txt'))).toEqual([
    expect.objectContaining({ path: 'labels.txt', file: own.file }),
    expect.objectContaining({ path: 'given/labels.txt', labels: true }),
  ])
  await intents.takeFiles([entry('bad.txt', 'a\nb\nc')])
  expect(await files()).toBe(before)
  expect((await settled()).alerts.map(({ text }) => text)).toContain(WHY)
})

test('another model with names that do not fit is not given those of the one before', async () => {
  const { intents, settled } = page(
    { ...address, image: '' },
    {
      opened: (source) => ({ ...opened(source), hash: source.kind === 'url' ? source.url : '' }),
    },
  )
  await settled()
  await intents.takeTyped('model=https://b.example/net.onnx&labels=https://b.example/bad.txt')
  expect((await settled()).recipe.labels).toBe('https://b.example/bad.txt')
})
