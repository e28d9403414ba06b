// What was on the stage last comes back with its picture, its class and its method.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeEntry, png } from '../testing/entries'
import { fakeClassification } from '../testing/fakeEngine'
import { files, page } from '../testing/libraryPage'
import { viewOf } from './views'

const [, boxer] = fakeClassification.top

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

type Page = ReturnType<typeof page>

/** Until nothing runs, and what is on show has rested. */
async function rested({ store, library }: Page) {
  for (let turn = 0; turn < 30; turn++) {
    await vi.advanceTimersByTimeAsync(100)
    await library.settled()
  }
  expect(store.getState().job).toEqual({ kind: 'idle' })
}

async function seen(open: Page) {
  await open.intents.takeFiles([...files, fakeEntry('cat.png', png)])
  await rested(open)
  open.intents.choose({ method: 'layercam', classGiven: String(boxer?.index) })
  await rested(open)
  const { views } = open.library.state.getState()
  return views
}

describe('a view of one’s own', () => {
  it('is listed once, as it was left, and comes back after others', async () => {
    const open = page({ model: '' })
    const [view, ...more] = await seen(open)
    expect(more).toEqual([])
    expect(view).toMatchObject({ method: 'Layer-CAM', picture: 'cat.png', model: 'mobilenet_v2_1.0_224' })
    expect(view?.label).toBe(boxer?.label)
    const left = open.store.getState()
    open.intents.choose({ method: 'eigencam', classGiven: null, image: 'https://a.example/dog.png' })
    await rested(open)
    if (view) await open.library.openView(view)
    await rested(open)
    const { recipe, picture, model } = open.store.getState()
    expect(recipe).toEqual(left.recipe)
    expect(picture?.key).toBe(left.picture?.key)
    expect(model?.key).toBe(left.model?.key)
  })
  it('is forgotten on request, and with all of them where nothing may be kept', async () => {
    const open = page({ model: '' })
    const [view] = await seen(open)
    if (view) await open.library.forget(view)
    expect(open.library.state.getState().views).toEqual([])
    open.intents.choose({ method: 'gradcam' })
    await rested(open)
    expect(open.library.state.getState().views).toHaveLength(1)
    await open.library.keep(false)
    expect(open.library.state.getState().views).toEqual([])
    open.intents.choose({ method: 'hirescam' })
    await rested(open)
    expect(open.library.state.getState().views).toEqual([])
  })
})

it('what the page brings along is no view, and a method without a class names none', async () => {
  const open = page({ model: '' })
  await seen(open)
  const state = open.store.getState()
  expect(viewOf(state)).not.toBeNull()
  expect(viewOf({ ...state, recipe: { ...state.recipe, image: null, model: 'tabletop' } })).toBeNull()
  expect(viewOf({ ...state, recipe: { ...state.recipe, image: 'scene:3' } })).not.toBeNull()
  open.intents.choose({ method: 'eigencam' })
  await rested(open)
  expect(open.library.state.getState().views).toMatchObject([{ label: '', method: 'EigenCAM' }])
})

it('leads to the map that it names, also where what was asked for since has failed', async () => {
  const open = page({ model: '' })
  await seen(open)
  const state = open.store.getState()
  const after = viewOf({ ...state, recipe: { ...state.recipe, method: 'scorecam', classGiven: '6' } })
  expect(after).toEqual(viewOf(state))
})
