// Several pictures at once, through the page as it is driven.
import { expect, test } from 'vitest'
import { failure } from '../../errors'
import { initialRecipe } from '../../recipe/recipe'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { openStore } from '../store'
import { fakeEntry as entry, png } from '../testing/entries'
import { fakeEngine } from '../testing/fakeEngine'
import { net, page } from '../testing/intakePage'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import { currentSet } from './pictureSet'

const pets = ['pets/cat/10.png', 'pets/cat/9.png', 'pets/dog/1.png'].map((path) => entry(path, png))

test('a folder is a set, its first picture is shown, and walking keeps all that was chosen', async () => {
  const { intents, settled } = page()
  await intents.takeFiles([...net(), ...pets])
  const first = await settled()
  const set = currentSet(first)
  expect(set?.items.map(({ path }) => path)).toEqual(['pets/cat/9.png', 'pets/cat/10.png', 'pets/dog/1.png'])
  expect([first.picture?.name, first.alerts]).toEqual(['9.png', []])
  intents.choose({ classGiven: '4', method: 'scorecam' })
  await settled()
  const third = set?.items[2]
  if (third) intents.takeItem(third)
  const state = await settled()
  expect([state.picture?.name, state.shown?.request.target.classIndex, state.recipe.method]).toEqual([
    ...['1.png', 4, 'scorecam'],
  ])
  expect(currentSet(state)).toBe(set)
  // A walk is undone like any other change, and nobody is told of it.
  expect(state.replaced.at(-1)).toMatchObject({ names: ['9.png'], sample: true })
  intents.undo()
  expect((await settled()).picture?.name).toBe('9.png')
})

test('a single picture is no set, and takes the place of one; Undo brings the set back', async () => {
  const { intents, settled } = page()
  await intents.takeFiles([...net(), ...pets])
  const set = currentSet(await settled())
  await intents.takeFiles([entry('mine.png', png)])
  const state = await settled()
  expect([currentSet(state), state.picture?.name]).toEqual([null, 'mine.png'])
  expect(state.replaced.at(-1)).toMatchObject({ names: ['9.png'], sample: false })
  intents.undo()
  expect(currentSet(await settled())).toBe(set)
})

test('of a set whose first picture is broken the next one is shown; a broken one later leaves the one before', async () => {
  const store = openStore({ recipe: { ...initialRecipe, model: '', image: '' } })
  const bitmap = () => ({ width: 224, height: 224, close: () => undefined }) as ImageBitmap
  const decode = async (_: Blob, name: string) => {
    if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
    return { width: 224, height: 224, display: bitmap(), full: bitmap() }
  }
  const flow = startFlow(store, { engine: fakeEngine(), decode, every: 0 })
  const intents = openIntents(store, flow, { unpack })
  const settled = () =>
    openUntil(store)((s) => s.job.kind === 'idle' && !s.sorting && s.fetching === null && s.model !== null)
  await intents.takeFiles([
    ...net(),
    entry('f/bad1.png', png),
    entry('f/good.png', png),
    entry('f/z.png', png),
  ])
  const state = await settled()
  expect(state.picture?.name).toBe('good.png')
  const set = currentSet(state)
  expect(set?.items).toHaveLength(3)
  const bad = set?.items[0]
  if (bad) intents.takeItem(bad)
  const after = await settled()
  expect([after.picture?.name, currentSet(after)]).toEqual(['good.png', set])
  expect(after.alerts.map(({ text }) => text)).toContain('bad1.png is damaged.')
})
