// A set is worked off beside the stage: what runs when, and what each mishap does to it.
import { expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import type { Aside } from '../../worker/api'
import { openBesideSlot } from '../flow/beside'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { openStore } from '../store'
import { fakeEntry as entry, png } from '../testing/entries'
import { fakeEngine } from '../testing/fakeEngine'
import { net } from '../testing/intakePage'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import { openSets } from './openSets'
import { currentSet } from './pictureSet'
import { asideOf, recipe } from './testing/madeUp'

const bitmap = () => ({ width: 8, height: 8, close: () => undefined }) as ImageBitmap

interface Options {
  readonly paths?: readonly string[]
  /** What the engine does with the n-th picture it is asked about. */
  readonly aside?: (name: string, n: number) => Promise<Aside>
}

async function page({ paths = ['a.png', 'b.png', 'c.png', 'd.png'], aside }: Options = {}) {
  const log: string[] = []
  const asked: string[] = []
  const store = openStore({ recipe: { ...recipe, model: '', image: '' } })
  const beside = openBesideSlot()
  const decode = async () => ({ width: 8, height: 8, display: bitmap(), full: bitmap() })
  const flow = startFlow(store, { engine: fakeEngine({ log }), decode, beside, every: 0 })
  const intents = openIntents(store, flow, { unpack })
  let last = ''
  const small = async (_: Blob, name: string, whole: boolean) => {
    if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
    if (whole) last = name
    return { width: 8, height: 8, thumb: new Blob([name]), full: whole ? bitmap() : null }
  }
  const engine = {
    aside: async () => {
      asked.push(last)
      return aside ? aside(last, asked.length) : asideOf(asked.length % 7)
    },
  }
  const tools = {
    engine,
    pictures: { small, tile: async () => new Blob() },
    beside,
    pack: async () => new Blob(),
  }
  const sets = openSets(store, tools)
  const until = openUntil(store)
  await intents.takeFiles([...net(), ...paths.map((path) => entry(path, png))])
  await until((s) => s.shown !== null && s.job.kind === 'idle')
  const settled = async () => {
    await vi.waitFor(() => expect(store.getState().beside).toBe(null))
    return sets.state.getState()
  }
  const names = () => [...sets.state.getState().outcomes].map(([key, { kind }]) => `${nameOf(key)} ${kind}`)
  const nameOf = (key: string) => currentSet(store.getState())?.items.find((item) => item.key === key)?.name
  const keys = () => currentSet(store.getState())?.items.map(({ key }) => key) ?? []
  return { store, sets, intents, settled, names, asked, log, keys, until }
}

test('nothing runs before the sheet is opened; then all are done, those in sight first', async () => {
  const { sets, settled, asked, keys, store } = await page()
  expect([asked, store.getState().beside]).toEqual([[], null])
  const [, , third] = keys()
  sets.see([third ?? ''])
  sets.open(true)
  await settled()
  expect(asked).toEqual(['c.png', 'a.png', 'b.png', 'd.png'])
  expect(store.getState().job.kind).toBe('idle')
})

test('Stop keeps what is done, and Go on does the rest', async () => {
  const { sets, settled, asked, names } = await page({
    aside: async (_, n) => {
      if (n === 2) sets.stop()
      return asideOf(1)
    },
  })
  sets.open(true)
  const stopped = await settled()
  expect([stopped.halted, names()]).toEqual([true, ['a.png done']])
  sets.goOn()
  await settled()
  expect(asked).toEqual(['a.png', 'b.png', 'b.png', 'c.png', 'd.png'])
  expect(names()).toHaveLength(4)
})

test('another recipe starts the sheet anew, another palette does not', async () => {
  const { sets, settled, asked, intents, names } = await page()
  sets.open(true)
  await settled()
  intents.look({ palette: 'viridis' })
  await settled()
  expect(asked).toHaveLength(4)
  intents.choose({ method: 'layercam' })
  await vi.waitFor(() => expect(asked).toHaveLength(8))
  await settled()
  expect(names()).toHaveLength(4)
})

test('a broken picture is a cell with its sentence, and a picture the model cannot take another one', async () => {
  const { sets, settled } = await page({
    paths: ['a.png', 'bad.png', 'c.png'],
    aside: async (name) => {
      if (name === 'c.png') throw failure('UnsupportedModel', 'The model scores cat with NaN.')
      return asideOf(1)
    },
  })
  sets.open(true)
  const { outcomes } = await settled()
  expect([...outcomes.values()].map((o) => (o.kind === 'failed' ? [o.text, o.broken] : o.kind))).toEqual([
    'done',
    ['bad.png is damaged.', true],
    ['The model scores cat with NaN.', false],
  ])
})

test('the engine dies in the middle: it goes on with a new one; a picture that kills it twice is a cell', async () => {
  const lost = () => failure('WorkerLost', 'The engine stopped because it ran out of memory; try again.')
  const { sets, settled, asked, names, log } = await page({
    aside: async (name, n) => {
      if (n === 2 || name === 'c.png') throw lost()
      return asideOf(1)
    },
  })
  sets.open(true)
  await settled()
  expect(asked).toEqual(['a.png', 'b.png', 'b.png', 'c.png', 'c.png', 'd.png'])
  expect(names()).toEqual(['a.png done', 'b.png done', 'c.png failed', 'd.png done'])
  expect(log.filter((line) => line === 'close')).toHaveLength(3)
})

test('what is wrong with the recipe is said once and stops the run', async () => {
  const { sets, settled, asked, intents } = await page({
    aside: async (_, n) => {
      if (n === 1) throw failure('BadRecipe', 'CAM needs global average pooling.')
      return asideOf(1)
    },
  })
  sets.open(true)
  const { trouble, halted, outcomes } = await settled()
  expect([trouble, halted, outcomes.size]).toEqual(['CAM needs global average pooling.', true, 0])
  intents.choose({ method: 'layercam' })
  await vi.waitFor(() => expect(asked).toHaveLength(5))
})

test('another model makes all maps anew, another set takes its place, a single picture ends it', async () => {
  const { sets, settled, asked, intents, names, store } = await page()
  sets.open(true)
  await settled()
  await intents.takeFiles(net('other'))
  await vi.waitFor(() => expect(asked).toHaveLength(8))
  await settled()
  await intents.takeFiles([entry('x/1.png', png), entry('x/2.png', png)])
  await vi.waitFor(() => expect(names()).toEqual(['1.png done', '2.png done']))
  await intents.takeFiles([entry('mine.png', png)])
  await vi.waitFor(() => expect(sets.state.getState()).toMatchObject({ set: null, open: false }))
  expect(store.getState().beside).toBe(null)
})

test('of two thousand pictures a few screens are kept, and every address is given back', async () => {
  const held = new Set<string>()
  const make = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${make.mock.calls.length}`
    held.add(url)
    return url
  })
  const free = vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void held.delete(url))
  const paths = Array.from({ length: 2000 }, (_, i) => `p${i}.png`)
  const { sets, intents, keys } = await page({ paths })
  for (let from = 0; from < 2000; from += 100) {
    sets.see(keys().slice(from, from + 100))
    await vi.waitFor(() => expect(sets.tiles.state.getState().has(keys()[from + 99] ?? '')).toBe(true))
  }
  expect([sets.tiles.state.getState().size, held.size]).toEqual([240, 240])
  await intents.takeFiles([entry('mine.png', png)])
  await vi.waitFor(() => expect(held.size).toBe(0))
  make.mockRestore()
  free.mockRestore()
})
