import { describe, expect, it } from 'vitest'
import { failure } from '../../errors'
import type { ExplainRequest } from '../../recipe/types'
import type { State } from '../store'
import { explainingPage as page } from '../testing/explainingPage'
import { fakeMap } from '../testing/fakeEngine'
import { cellsOf, goOn, growingOf, outcomeOf } from './compare'

const explained = (log: readonly string[]) =>
  log.filter((line) => line.startsWith('explain')).map((line) => line.split(' ')[1])
const outcomes = (state: State) => cellsOf(state).map(({ key }) => outcomeOf(state, key)?.kind ?? null)
const tick = (...methods: string[]) => ({ methods, classes: null, layers: null })

describe('the runs', () => {
  it('go from the cheapest to the dearest, one at a time, and the map on show is not computed again', async () => {
    const { store, intents, log, done, until } = page()
    await done()
    intents.compare({ open: true, chosen: tick('gradcam', 'sscam', 'scorecam', 'fullgrad', 'eigencam') })
    await until((s) => outcomes(s).every((o) => o === 'done'))
    expect(explained(log)).toEqual(['gradcam', 'eigencam', 'fullgrad', 'scorecam', 'sscam'])
    expect(store.getState().shown?.request.method).toBe('gradcam')
  })

  it('fill the grid cell by cell, with the map that grows', async () => {
    const { store, intents, done, until } = page({ ms: 2, steps: 6 })
    await done()
    const seen: number[] = []
    store.subscribe((s) => {
      const n = outcomes(s).filter((o) => o === 'done').length
      if (n !== seen.at(-1)) seen.push(n)
    })
    intents.compare({ open: true, chosen: tick('hirescam', 'scorecam', 'xgradcam') })
    const growing = await until((s) => s.job.kind === 'explaining' && s.job.done === 3)
    expect(growing.compare.partial?.heatmap.data).toEqual(fakeMap(0, 2 / 6).data)
    expect(growing.compare.partial?.key).toBe(
      cellsOf(growing).find((c) => c.request.method === 'scorecam')?.key,
    )
    expect(growing.job.kind === 'explaining' && growing.job.partial).toBeNull()
    const end = await until((s) => outcomes(s).every((o) => o === 'done'))
    expect(seen).toEqual([0, 1, 2, 3])
    expect(end.compare.partial).toBeNull()
  })

  it('end at Stop, keep what came back, and go on where they ended', async () => {
    const { intents, log, done, until, store } = page({ ms: 2, steps: 200 })
    await done()
    intents.compare({ open: true, chosen: tick('gradcam', 'scorecam') })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    intents.stop()
    const state = await done()
    expect(outcomes(state)).toEqual(['done', null])
    const [, stopped] = cellsOf(state).map(({ key }) => growingOf(state, key))
    expect(stopped?.data).toHaveLength(49)
    const elsewhere = { ...state, picture: { ...state.picture!, key: 'another' } }
    expect(cellsOf(elsewhere).map(({ key }) => growingOf(elsewhere, key))).toEqual([null, null])
    expect(state.recipe.method).toBe('gradcam')
    expect(explained(log)).toEqual(['gradcam', 'scorecam'])
    intents.compare(goOn(store.getState().compare))
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    expect(explained(log)).toEqual(['gradcam', 'scorecam', 'scorecam'])
    intents.compare({ open: false })
    await done()
  })

  it('end when the grid is closed; what was computed is found by the stage and by the grid again', async () => {
    const { store, intents, log, done, until } = page()
    await done()
    intents.compare({ open: true })
    await until((s) => outcomes(s).every((o) => o === 'done'))
    const cell = cellsOf(store.getState())[3]
    intents.compare({ open: false })
    intents.choose(cell?.change ?? {})
    expect((await done()).shown?.request.method).toBe(cell?.request.method)
    intents.compare({ open: true })
    await until((s) => outcomes(s).every((o) => o === 'done'))
    expect(explained(log)).toHaveLength(6)
  })

  it('belong to one picture: another one fills the grid anew', async () => {
    const { intents, log, done, until } = page()
    await done()
    intents.compare({ open: true, chosen: tick('gradcam', 'hirescam') })
    await until((s) => outcomes(s).every((o) => o === 'done'))
    intents.choose({ image: 'https://a.example/dog.jpg' })
    const next = await until((s) => s.picture?.name === 'dog.jpg' && outcomes(s).every((o) => o === 'done'))
    expect(next.picture?.name).toBe('dog.jpg')
    expect(explained(log)).toEqual(['gradcam', 'hirescam', 'gradcam', 'hirescam'])
  })

  it('say in its cell what failed, and the others go on', async () => {
    let broken = true
    const { store, intents, done, until } = page({
      explain: ({ method }) =>
        broken && method === 'cam'
          ? failure('UnsupportedModel', 'CAM needs a linear head; take Grad-CAM.')
          : null,
    })
    await done()
    intents.compare({ open: true, chosen: tick('cam', 'eigencam') })
    const state = await until((s) => outcomes(s).every((o) => o !== null))
    expect(cellsOf(state).map(({ key }) => outcomeOf(state, key))).toMatchObject([
      { kind: 'failed', text: 'CAM needs a linear head; take Grad-CAM.' },
      { kind: 'done' },
    ])
    expect(state.alerts).toEqual([])
    broken = false
    intents.compare(goOn(store.getState().compare))
    await until((s) => outcomes(s).every((o) => o === 'done'))
  })

  it('go on where the map of the stage has failed, and say that in its cell', async () => {
    const text = 'CAM needs a linear head; take Grad-CAM.'
    const explain = ({ method }: ExplainRequest) =>
      method === 'cam' ? failure('UnsupportedModel', text) : null
    const { intents, until } = page({ recipe: { method: 'cam' }, explain })
    await until((s) => s.alerts.length === 1 && s.job.kind === 'idle')
    intents.compare({ open: true, chosen: tick('cam', 'eigencam') })
    const state = await until((s) => outcomes(s).every((o) => o !== null))
    expect(outcomes(state)).toEqual(['failed', 'done'])
  })

  it('do not begin before the grid is open', async () => {
    const { intents, log, done } = page()
    await done()
    intents.compare({ axis: 'classes' })
    await done()
    expect(explained(log)).toEqual(['gradcam'])
  })
})
