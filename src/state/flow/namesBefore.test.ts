// Names that do not fit are said, and the model keeps those that it had, whichever way they came.
import { expect, test } from 'vitest'
import { shareFragment } from '../../recipe/share'
import type { ModelSource } from '../../worker/api'
import { watchAddress } from '../history/watchAddress'
import { fakeEntry as entry } from '../testing/entries'
import { net, page } from '../testing/intakePage'
import { watchReplaced } from '../undo'
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

test.each([
  ['an address', address],
  ['the page', { model: 'tabletop' }],
])('of a link to a model of %s: said once, and asked for no more', async (_, recipe) => {
  const { settled, store, log } = given({ ...recipe, labels: 'https://b.example/bad.txt' })
  const written: string[] = []
  const write = (kind: string) => (_: unknown, fragment: string) => void written.push(`${kind} ${fragment}`)
  const start = { fragment: shareFragment(store.getState().recipe), entry: null }
  const { flush } = watchAddress(store, { start, push: write('push'), replace: write('replace') })
  watchReplaced(store)
  const { alerts, recipe: now, given: files, model, replaced } = await settled()
  expect(alerts.map(({ text }) => text)).toEqual([WHY])
  expect([now.labels, model?.labels, replaced]).toEqual([null, null, []])
  expect(model?.key.trim()).toBe(wantedModel({ recipe: now, given: files })?.key.trim())
  // The model that is open is the one that is asked for: it is not opened again, and the step is the same.
  expect(log.filter((line) => line.startsWith('openModel'))).toHaveLength(1)
  flush()
  expect(written).toEqual([`replace ${shareFragment(now)}`])
  expect(written.join()).not.toContain('labels')
})

test('dropped while the model of files opens: said once, and its files are without them', async () => {
  const { intents, settled, log } = given()
  void intents.takeFiles(net('net'))
  await intents.takeFiles([entry('bad.txt', 'a\nb\nc')])
  const { alerts, given: all, model } = await settled()
  expect(alerts.map(({ text }) => text)).toContain(WHY)
  expect(all.model?.source.kind === 'files' && all.model.source.files.map(({ path }) => path)).toEqual(
    net('net').map(({ path }) => path),
  )
  expect(model?.given).toBe(all.model)
  expect(log.filter((line) => line.endsWith('bad.txt'))).toHaveLength(1)
})

test('names of one output stay while another is on show, whose classes are others', async () => {
  const outputs = { outputs: ['one', 'two'] }
  const named = { ...address, labels: 'https://a.example/good.txt' }
  const { intents, settled } = page(
    { ...named, image: '' },
    {
      opened: (_, output) => ({
        ...outputs,
        output: output ?? 'one',
        ...(output === 'two' && { misfit: WHY }),
      }),
    },
  )
  await settled()
  intents.choose({ output: 'two' })
  const { model, recipe, alerts } = await settled()
  expect([model?.card.output, model?.output, recipe.labels]).toEqual(['two', 'two', named.labels])
  expect(alerts.map(({ text }) => text)).toEqual([WHY])
  intents.choose({ output: null })
  const back = await settled()
  expect([back.model?.card.output, back.model?.card.misfit]).toEqual(['one', undefined])
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
  expect((await settled()).recipe.labels).toBe(null)
})
