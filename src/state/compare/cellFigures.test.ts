import { expect, test, vi } from 'vitest'
import type { TopTenth } from '../../engine/metrics/topTenth'
import { failure } from '../../errors'
import type { Engine } from '../../worker/client'
import { openStore, type Shown, type Store } from '../store'
import { fakeCard, fakeClassification, fakeResult } from '../testing/fakeEngine'
import { fakePicture } from '../testing/fakePicture'
import { openCellFigures } from './cellFigures'
import { cellsOf, initialComparison } from './compare'

const picture = fakePicture('cat')
const tenth: TopTenth = { score: 0.9, hidden: 0.2, random: 0.8, beaten: 8, draws: 8 }

/** Three maps side by side, of which the second is flat. */
function grid(): { store: Store; keys: string[] } {
  const chosen = { methods: ['gradcam', 'layercam', 'randomcam'], classes: null, layers: null }
  const store = openStore({
    picture,
    model: { key: 'net', card: fakeCard, reference: null, output: null, given: null },
    classification: fakeClassification,
    compare: { ...initialComparison, open: true, chosen },
  })
  const cells = cellsOf(store.getState())
  const outcomes = cells.map(({ key, request }, i) => {
    const { heatmap, ...rest } = fakeResult(request)
    const result = { ...rest, heatmap: { ...heatmap, state: i === 1 ? ('flat' as const) : heatmap.state } }
    const made = { key: `map ${i}`, pictureKey: 'cat', modelKey: 'net', card: fakeCard, request, result }
    const shown: Shown = { ...made, classification: fakeClassification, recipe: store.getState().recipe }
    return [key, { kind: 'done', of: fakeClassification, shown } as const] as const
  })
  store.setState(({ compare }) => ({ compare: { ...compare, outcomes: Object.fromEntries(outcomes) } }))
  return { store, keys: cells.map(({ key }) => key) }
}

const engineOf = (topTenth: Engine['topTenth']) => ({
  topTenth: vi.fn(topTenth),
  agreements: vi.fn<Engine['agreements']>(async (maps) => maps.map(() => maps.map(() => 1))),
})

const nudge = (store: Store) => store.setState({ drawMs: Math.random() })
const soon = (test: () => boolean) => vi.waitFor(() => expect(test()).toBe(true))

test('at rest each map with structure is measured once, and all are held against each other', async () => {
  const { store } = grid()
  const engine = engineOf(async () => tenth)
  const figures = openCellFigures(store, engine, 0)
  nudge(store)
  await soon(() => Object.keys(figures.getState().tenths).length === 2)
  expect(figures.getState().agreement).toEqual({
    keys: ['map 0', 'map 2'],
    rows: [
      [1, 1],
      [1, 1],
    ],
  })
  store.setState({ job: { kind: 'classifying' } })
  store.setState({ job: { kind: 'idle' } })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([engine.topTenth.mock.calls.length, engine.agreements.mock.calls.length]).toEqual([2, 1])
})

test('what is asked for next ends it, and it goes on where it was', async () => {
  const { store } = grid()
  let slow = true
  const engine = engineOf((_, { signal } = {}) => {
    if (!slow) return Promise.resolve(tenth)
    slow = false
    return new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(failure('AbortError', 'The run was stopped.')))
    })
  })
  const figures = openCellFigures(store, engine, 0)
  nudge(store)
  await soon(() => engine.topTenth.mock.calls.length === 1)
  store.setState({ job: { kind: 'classifying' } })
  store.setState({ job: { kind: 'idle' } })
  await soon(() => Object.keys(figures.getState().tenths).length === 2)
  expect(store.getState().alerts).toEqual([])
})

test('what goes wrong is said once', async () => {
  const { store } = grid()
  const engine = engineOf(() => Promise.reject(failure('OutOfMemory', 'The device is full.')))
  openCellFigures(store, engine, 0)
  nudge(store)
  await soon(() => store.getState().alerts.length === 1)
  nudge(store)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(engine.topTenth).toHaveBeenCalledTimes(1)
})
