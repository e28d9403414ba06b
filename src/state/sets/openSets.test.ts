// A set is worked off beside the stage: what runs when, and what each mishap does to it.
import { afterEach, expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { madeBy } from '../../results/madeBy'
import { fakeEntry as entry, png } from '../testing/entries'
import { net } from '../testing/intakePage'
import { asideOf } from './testing/madeUp'
import { page } from './testing/setPage'

afterEach(() => void vi.restoreAllMocks())

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

test('the few beside the stage are made unasked where that costs little, and no others', async () => {
  const { sets, settled, asked, keys } = await page()
  const [, second, third] = keys()
  const few = [second ?? '', third ?? '']
  sets.glance(few, false)
  await settled()
  expect(asked).toEqual([])
  sets.glance(few, true)
  await vi.waitFor(() => expect(asked).toEqual(['b.png', 'c.png']))
  await settled()
  expect(asked).toEqual(['b.png', 'c.png'])
  sets.open(true)
  await settled()
  expect(asked).toEqual(['b.png', 'c.png', 'a.png', 'd.png'])
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

test('each map is of the backend that made it, also where another one takes over', async () => {
  const { sets, settled, store } = await page({
    aside: async (_, n) => {
      const report = { name: 'cpu', device: 'one', software: true, refused: [], workers: 1 } as const
      if (n === 3) store.setState({ backend: { kind: 'ready', report } })
      return asideOf(1)
    },
  })
  sets.open(true)
  const { outcomes } = await settled()
  const by = [...outcomes.values()].map((outcome) => outcome.kind === 'done' && outcome.by)
  expect(by).toEqual(['webgl', 'webgl', 'cpu', 'cpu'].map((backend) => madeBy({ backend })))
})

test('a box of the picture on the stage is nothing to the others, nor to the recipe of all', async () => {
  const { sets, settled, asked, intents } = await page()
  sets.open(true)
  await settled()
  intents.choose({ anchor: 12 })
  await settled()
  expect(asked).toHaveLength(4)
})

test('a zip has one look, whatever is chosen while it is made', async () => {
  const looks: string[] = []
  const { sets, settled, intents } = await page({
    tile: ({ look }) => {
      looks.push(look.palette)
      intents.look({ palette: 'viridis' })
    },
  })
  sets.open(true)
  await settled()
  await sets.zip(() => undefined, new AbortController().signal)
  expect(new Set(looks)).toEqual(new Set(['inferno']))
  expect(looks).toHaveLength(4)
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

test.each([
  failure('WorkerLost', 'The picture could not be read because it ended; open it again.'),
  failure('NotReadable', 'The code for AVIF pictures could not be fetched.'),
])(
  'a picture whose reader was lost is not broken: it is tried once, and again when asked ($name)',
  async (error) => {
    const read: string[] = []
    let lost = true
    const { sets, settled, keys, names } = await page({
      reads: (name) => {
        read.push(name)
        if (lost && name === 'b.png') throw error
      },
    })
    sets.see(keys())
    await vi.waitFor(() => expect(read).toEqual(['a.png', 'b.png', 'c.png', 'd.png']))
    sets.open(true)
    await settled()
    expect(names()).toContain('b.png failed')
    await vi.waitFor(() => expect(sets.tiles.state.getState().size).toBe(3))
    const before = read.length
    lost = false
    sets.goOn()
    await settled()
    expect(names().filter((name) => name.endsWith('done'))).toHaveLength(4)
    await vi.waitFor(() => expect(sets.tiles.state.getState().size).toBe(4))
    expect(new Set(read.slice(before))).toEqual(new Set(['b.png']))
  },
)

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

/** Addresses of blobs that nobody has given back. */
function heldAddresses() {
  const held = new Set<string>()
  const make = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${make.mock.calls.length}`
    held.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void held.delete(url))
  return held
}

test('of two thousand pictures a few screens are kept, and every address is given back', async () => {
  const held = heldAddresses()
  const paths = Array.from({ length: 2000 }, (_, i) => `p${i}.png`)
  const { sets, intents, keys } = await page({ paths })
  for (let from = 0; from < 2000; from += 100) {
    sets.see(keys().slice(from, from + 100))
    await vi.waitFor(() => expect(sets.tiles.state.getState().has(keys()[from + 99] ?? '')).toBe(true))
  }
  expect([sets.tiles.state.getState().size, held.size]).toEqual([240, 240])
  await intents.takeFiles([entry('mine.png', png)])
  await vi.waitFor(() => expect(held.size).toBe(0))
})

test('a tile gets its map and the palette of the moment, and gives the address before back', async () => {
  const held = heldAddresses()
  const { sets, intents, keys, settled } = await page()
  const shown = () => [...sets.tiles.state.getState().values()]
  sets.see(keys())
  await vi.waitFor(() => expect(shown().map(({ of }) => of)).toEqual([null, null, null, null]))
  sets.open(true)
  await settled()
  await vi.waitFor(() => expect(shown().every(({ of }) => of !== null)).toBe(true))
  expect(held.size).toBe(4)
  intents.look({ palette: 'viridis' })
  await vi.waitFor(() => expect(shown().every(({ look }) => look.includes('viridis'))).toBe(true))
  expect(held.size).toBe(4)
})
