// What the maps of a set are worth: asked for all, once they are made, and told as means.
import { expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { figuresOf } from '../../results/metricColumns'
import { type MapFigures, meanFigures } from '../../sets/figures'
import { stageOf } from './sheet'
import { asideOf, doneAs, measuresOf, outcomesOf } from './testing/madeUp'
import { page } from './testing/setPage'

const of = (insertion: number): MapFigures => ({
  kind: 'measured',
  figures: figuresOf(measuresOf(insertion)),
})

test('nothing is measured before it is asked for; then every map, after the last is made', async () => {
  const { sets, settled, measured, asked } = await page()
  sets.open(true)
  await settled()
  expect(measured).toEqual([])
  sets.measure()
  const sheet = await settled()
  expect(measured).toEqual(['a.png', 'b.png', 'c.png', 'd.png'])
  expect(stageOf(sheet)).toEqual({ what: 'figures', done: 4, total: 4 })
  expect(asked).toHaveLength(4)
})

test('another method measures its own maps, another palette the same ones', async () => {
  const { sets, settled, measured, intents } = await page()
  sets.open(true)
  sets.measure()
  await settled()
  intents.look({ palette: 'viridis' })
  await settled()
  expect(measured).toHaveLength(4)
  intents.choose({ method: 'layercam' })
  expect(sets.state.getState().figures.size).toBe(0)
  await vi.waitFor(() => expect(measured).toHaveLength(8))
})

test('Stop keeps what is measured, and Go on does the rest', async () => {
  const { sets, settled, measured } = await page({
    measure: async (_, n) => {
      if (n === 2) sets.stop()
      return measuresOf(0.5)
    },
  })
  sets.open(true)
  sets.measure()
  expect([(await settled()).halted, measured]).toEqual([true, ['a.png', 'b.png']])
  expect(sets.state.getState().figures.size).toBe(1)
  sets.goOn()
  await settled()
  expect(measured).toEqual(['a.png', 'b.png', 'b.png', 'c.png', 'd.png'])
})

test('a map that cannot be measured says why and is tried again; one without numbers has no figures', async () => {
  const nan = asideOf(1)
  const { sets, settled, measured, keys } = await page({
    aside: async (name) =>
      name === 'a.png'
        ? { ...nan, result: { ...nan.result, heatmap: { ...nan.result.heatmap, state: 'nan' } } }
        : asideOf(1),
    measure: async (name, n) => {
      if (name === 'c.png' && n < 4) throw failure('OutOfMemory', 'The device is full.')
      return measuresOf(0.5)
    },
  })
  sets.open(true)
  sets.measure()
  const { figures } = await settled()
  const [a = '', b = '', c = ''] = keys()
  expect([figures.get(a), figures.get(b)?.kind]).toEqual([{ kind: 'none' }, 'measured'])
  expect(figures.get(c)).toEqual({ kind: 'failed', text: 'The device is full.' })
  expect(measured).toEqual(['b.png', 'c.png', 'd.png'])
  sets.goOn()
  expect((await settled()).figures.get(c)?.kind).toBe('measured')
})

test('a map that ends the engine twice is given up, and the others are measured', async () => {
  const { sets, settled, names, keys } = await page({
    measure: async (name) => {
      if (name === 'b.png') throw failure('WorkerLost', 'The engine stopped.')
      return measuresOf(0.5)
    },
  })
  sets.open(true)
  sets.measure()
  const { figures } = await settled()
  expect(keys().map((key) => figures.get(key)?.kind)).toEqual(['measured', 'failed', 'measured', 'measured'])
  expect(names().every((name) => name.endsWith('done'))).toBe(true)
})

test('the means are those of all maps and of each class, of the maps that have a figure', () => {
  const outcomes = outcomesOf({ a: doneAs(2), b: doneAs(1), c: doneAs(2), d: doneAs(1), e: doneAs(2) })
  const figures = new Map<string, MapFigures>([
    ['a', of(0.2)],
    ['b', of(0.9)],
    ['c', of(0.4)],
    ['d', { kind: 'failed', text: 'full' }],
    ['e', { kind: 'none' }],
  ])
  const means = meanFigures({ outcomes, figures })
  expect(means.map(({ label, count }) => [label, count])).toEqual([
    [null, 3],
    [doneAs(2).chosen.label, 2],
    [doneAs(1).chosen.label, 1],
  ])
  expect(means.map(({ figures: found }) => found.insertion)).toEqual([
    expect.closeTo(0.5, 6),
    expect.closeTo(0.3, 6),
    expect.closeTo(0.9, 6),
  ])
  expect(meanFigures({ outcomes, figures: new Map() })).toEqual([])
})
