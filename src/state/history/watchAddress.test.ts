import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { shareFragment } from '../../recipe/share'
import { openStore, type State } from '../store'
import { type Entry, type Where, watchAddress } from './watchAddress'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const recipe = { ...initialRecipe, image: 'https://a.example/cat.jpg', model: '' }

const elsewhere: Where = { fragment: 'model=&image=https://b.example/x.png', entry: null }

function page(keeping = () => true) {
  const store = openStore({ recipe })
  const written: string[] = []
  const entries: Entry[] = []
  const steps: Where[] = []
  const write = (kind: string) => (entry: Entry, fragment: string) => {
    written.push(`${kind} ${fragment}`)
    const { step: _, ...files } = entry
    entries.push(files)
    steps.push({ fragment, entry })
  }
  const start = { fragment: shareFragment(recipe), entry: null }
  const watch = watchAddress(store, { start, push: write('push'), replace: write('replace') }, keeping)
  const choose = (change: Partial<State['recipe']>) =>
    store.setState((s) => ({ recipe: { ...s.recipe, ...change } }))
  /** The picture that is wanted is open and nothing runs. */
  const land = () => {
    const picture = { key: store.getState().recipe.image ?? '' } as State['picture']
    store.setState({ picture, job: { kind: 'idle' } })
  }
  return { store, written, entries, steps, start, watch, choose, land }
}

test('choices rewrite the address once they rest, a picture is a step', () => {
  const { written, choose, land } = page()
  choose({ method: 'scorecam' })
  choose({ method: 'iscam' })
  expect(written).toEqual([])
  vi.advanceTimersByTime(400)
  choose({ layers: ['conv1'] })
  choose({ image: 'https://a.example/dog.jpg' })
  land()
  const common = 'model=&image=https://a.example'
  expect(written).toEqual([
    `replace ${common}/cat.jpg&method=iscam`,
    `replace ${common}/cat.jpg&method=iscam&layer=conv1`,
    `push ${common}/dog.jpg&method=iscam&layer=conv1`,
  ])
})

test('a picture that never opened leaves no step', () => {
  const { written, choose } = page()
  choose({ image: 'https://a.example/bad.jpg' })
  choose({ image: 'https://a.example/dog.jpg' })
  expect(written.map((line) => line.split(' ')[0])).toEqual(['push', 'replace'])
})

test('the grid is a step, and what stands in it is in the address', () => {
  const { store, written } = page()
  store.setState(({ compare }) => ({ compare: { ...compare, open: true, axis: 'classes' } }))
  store.setState(({ compare }) => ({
    compare: { ...compare, chosen: { ...compare.chosen, classes: ['3', '7'] }, difference: true },
  }))
  vi.advanceTimersByTime(400)
  expect(written.map((line) => line.split('compare=')[1])).toEqual(['classes', 'classes:3,7&with=difference'])
  expect(written.map((line) => line.split(' ')[0])).toEqual(['push', 'replace'])
})

test('a step knows which files it showed, and where the browser went nothing is written', () => {
  const { store, written, entries, watch, choose } = page()
  const given = { picture: { key: 'given 1', name: 'cat.jpg', blob: new Blob() }, model: null }
  store.setState((s) => ({ given, recipe: { ...s.recipe, image: 'file:cat.jpg' } }))
  expect(entries).toEqual([{ picture: 'given 1', model: null }])
  watch.arrive(elsewhere, () => choose({ image: 'https://a.example/cat.jpg', method: 'iscam' }))
  vi.advanceTimersByTime(400)
  expect(written).toHaveLength(1)
  choose({ image: 'https://a.example/dog.jpg' })
  expect(written.at(-1)).toMatch(/^push/)
})

test('an address that was typed over a picture that was dropped is a step that knows the picture', () => {
  const { store, written, entries, watch, choose } = page()
  const given = { picture: { key: 'given 1', name: 'cat.jpg', blob: new Blob() }, model: null }
  store.setState((s) => ({ given, recipe: { ...s.recipe, image: 'file:cat.jpg' } }))
  const typed = { fragment: 'model=&method=iscam&image=file:cat.jpg', entry: null }
  watch.arrive(typed, () => choose({ method: 'iscam' }))
  expect(written.slice(1)).toEqual([`replace ${typed.fragment}`])
  expect(entries.at(-1)).toEqual({ picture: 'given 1', model: null })
})

test('a choice that still waits is not written over the step that the browser went to', () => {
  const { watch, written, choose, land } = page()
  choose({ image: 'https://a.example/dog.jpg' })
  land()
  choose({ method: 'scorecam' })
  watch.arrive(elsewhere, () => choose({ image: 'https://a.example/cat.jpg', method: 'gradcam' }))
  vi.advanceTimersByTime(400)
  expect(written).toEqual(['push model=&image=https://a.example/dog.jpg'])
})

test('a choice that was not written when Back was pressed is there again after Forward', () => {
  const { watch, written, steps, start, choose, land } = page()
  choose({ image: 'https://a.example/dog.jpg' })
  land()
  const dog = steps.at(-1) as Where
  choose({ method: 'scorecam' })
  watch.arrive(start, () => choose({ image: 'https://a.example/cat.jpg', method: 'gradcam' }))
  choose({ method: 'iscam' })
  const there: Where[] = []
  const arrive = (where: Where) => watch.arrive(where, (at) => void there.push(at))
  arrive(dog)
  arrive(start)
  arrive(dog)
  vi.advanceTimersByTime(400)
  const [cat, other] = ['cat', 'dog'].map((name) => `model=&image=https://a.example/${name}.jpg&method=`)
  expect(there.map(({ fragment }) => fragment)).toEqual([`${other}scorecam`, `${cat}iscam`, dog.fragment])
  expect(written.slice(1)).toEqual([`replace ${other}scorecam`, `replace ${cat}iscam`])
  expect(steps.map(({ entry }) => entry?.step)).toEqual([
    dog.entry?.step,
    dog.entry?.step,
    `#${start.fragment}`,
  ])
})

test('a kept file that comes late belongs to the step that speaks of it: after a reload, and after Back', () => {
  const { store, written, entries, watch, choose } = page()
  const picture = { key: 'given 1', name: 'cat.jpg', blob: new Blob() }
  const model = { key: 'files 7', name: 'net', source: { kind: 'files', files: [] } } as const
  watch.arrive(elsewhere, () => choose({ image: 'file:cat.jpg', model: 'file:net' }))
  store.setState(({ given }) => ({ given: { ...given, picture } }))
  store.setState(({ given }) => ({ given: { ...given, model } }))
  vi.advanceTimersByTime(400)
  expect(written).toEqual(['replace model=file:net&image=file:cat.jpg'])
  expect(entries).toEqual([{ picture: 'given 1', model: 'files 7' }])
  store.setState(({ given }) => ({ given: { ...given, picture: { ...picture, key: 'given 2' } } }))
  expect(written.at(-1)).toMatch(/^push/)
})

test('labels that were dropped beside an address are a step that knows their text, where it may be kept', () => {
  const labels = 'data:text/plain;base64,Y2F0'
  const model = 'https://a.example/model.json'
  for (const may of [true, false]) {
    const { entries, written, choose } = page(() => may)
    choose({ model, labels })
    expect(written.at(-1)).not.toContain('labels')
    expect(entries.at(-1)?.labels).toBe(may ? labels : undefined)
    choose({ model, labels: 'https://a.example/labels.txt' })
    expect(entries.at(-1)?.labels).toBeUndefined()
  }
})

test('a step of the same work is written as the page is now, and keeps its name', () => {
  const { watch, written, steps, choose } = page()
  choose({ method: 'scorecam' })
  vi.advanceTimersByTime(400)
  choose({ method: 'iscam' })
  watch.stay()
  vi.advanceTimersByTime(400)
  expect(written.map((line) => line.split('method=')[1])).toEqual(['scorecam', 'iscam'])
  expect(steps[1]?.entry?.step).toBe(steps[0]?.entry?.step)
})
