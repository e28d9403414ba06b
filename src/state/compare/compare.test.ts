import { describe, expect, it } from 'vitest'
import { onOneScale } from '../../canvas/oneScale'
import type { Layer } from '../../engine/types'
import { failure } from '../../errors'
import type { ModelCard } from '../../models/types'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { EngineClient } from '../flow/engineClient'
import { startFlow } from '../flow/flow'
import { openIntents } from '../intents'
import { openStore, type State } from '../store'
import { fakeEngine, fakeMap } from '../testing/fakeEngine'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import { cellsOf, goOn, growingOf, outcomeOf } from './compare'
import { canShareScale, chosenOf, mostCells, toggled } from './compareChoice'

interface Options {
  readonly ms?: number
  readonly steps?: number
  readonly recipe?: Partial<Recipe>
  readonly card?: Partial<ModelCard>
  readonly explain?: (request: ExplainRequest) => Error | null
}

function page({ ms = 0, steps = 4, recipe = {}, card = {}, explain }: Options = {}) {
  const log: string[] = []
  const wanted = { model: 'https://a.example/model.json', image: 'https://a.example/cat.jpg' }
  const store = openStore({ recipe: { ...initialRecipe, ...wanted, ...recipe } })
  const plain = fakeEngine({ log, ms, steps, card })
  const engine: EngineClient = {
    ...plain,
    async explain(request, call) {
      const error = explain?.(request)
      if (error) throw error
      return plain.explain(request, call)
    },
  }
  const bitmap = () => ({ width: 224, height: 224, close: () => undefined })
  const decode = async () => ({ width: 224, height: 224, display: bitmap(), full: bitmap() })
  const flow = startFlow(store, { engine, decode, fetch: async () => new Blob(['x']) })
  const until = openUntil(store)
  const done = () => until((s) => s.shown !== null && s.job.kind === 'idle' && s.fetching === null)
  return { store, intents: openIntents(store, flow, { unpack }), log, until, done }
}

const explained = (log: readonly string[]) =>
  log.filter((line) => line.startsWith('explain')).map((line) => line.split(' ')[1])
const outcomes = (state: State) => cellsOf(state).map(({ key }) => outcomeOf(state, key)?.kind ?? null)
const tick = (...methods: string[]) => ({ methods, classes: null, layers: null })

describe('the cells', () => {
  it('are the usual methods and a baseline unless told, and each differs from the recipe in its method alone', async () => {
    const { done } = page()
    const state = await done()
    const cells = cellsOf(state)
    expect(cells.map((c) => c.request.method)).toEqual([
      'gradcam',
      'gradcampp',
      'layercam',
      'finercam',
      'eigencam',
      'randomcam',
    ])
    for (const { request } of cells)
      expect(request).toMatchObject({ layers: ['Conv_1/Relu6'], target: { kind: 'logit', classIndex: 0 } })
  })

  it('are the five most probable classes, and layers of each resolution', async () => {
    const { store, intents, done } = page()
    await done()
    intents.compare({ axis: 'classes' })
    expect(cellsOf(store.getState()).map((c) => c.request.target.classIndex)).toEqual([0, 1, 2, 3, 4])
    intents.compare({ axis: 'layers' })
    expect(cellsOf(store.getState()).flatMap((c) => c.request.layers)).toEqual([
      'expanded_conv_6/add',
      'expanded_conv_12/add',
      'expanded_conv_16/project/BatchNorm',
      'Conv_1/Relu6',
    ])
  })

  it('are layers of one kind, the last of each resolution among them', async () => {
    const like = (op: string, side: number, i: number): Layer => ({
      ...{ op, height: side, width: side, channels: 16, kind: 'map', skip: 0 },
      name: `${op}${i}`,
    })
    const sides = [32, 16, 16, 8, 8, 8, 8, 8, 8]
    const layers = sides.flatMap((side, i) => [like('Conv2D', side, i), like('Relu', side, i)])
    const { store, intents, done } = page({ card: { layers, suggested: { layer: 'Relu8', why: '' } } })
    await done()
    intents.compare({ axis: 'layers' })
    expect(cellsOf(store.getState()).flatMap((c) => c.request.layers)).toEqual(
      [0, 2, 3, 5, 6, 8].map((i) => `Relu${i}`),
    )
  })

  it('are layers on the way to the suggested one where all have one resolution', async () => {
    const like = { op: 'Add', height: 8, width: 8, channels: 64, kind: 'tokens', skip: 0 } as const
    const blocks: Layer[] = Array.from({ length: 12 }, (_, i) => ({ ...like, name: `block${i}` }))
    const suggested = { layer: 'block11', why: '' }
    const { store, intents, done } = page({ card: { layers: blocks, suggested } })
    await done()
    intents.compare({ axis: 'layers' })
    expect(cellsOf(store.getState()).flatMap((c) => c.request.layers)).toEqual(
      [0, 2, 3, 5, 8, 11].map((i) => `block${i}`),
    )
  })

  it('show the first concept of a factorisation, unless another one is on show', async () => {
    const { store, intents, done } = page()
    await done()
    intents.compare({ chosen: tick('gradcam', 'dff') })
    const concept = () => cellsOf(store.getState()).find((c) => c.ids[0] === 'dff')?.request.params.concept
    expect(concept()).toBe(0)
    intents.choose({ method: 'dff', params: { concept: 2 } })
    expect(concept()).toBe(2)
  })

  it('keep the parameters of the method on show and take the initial ones for others', async () => {
    const { store, intents, done } = page({ recipe: { method: 'sscam', params: { samples: 3 } } })
    await done()
    intents.compare({ chosen: tick('sscam', 'iscam') })
    expect(cellsOf(store.getState()).map((c) => c.request.params.samples)).toEqual([3, 10])
  })

  it('are twelve at most, and a tick comes and goes', async () => {
    const { store, intents, done } = page()
    await done()
    intents.compare(toggled(store.getState(), 'scorecam'))
    expect(chosenOf(store.getState(), 'methods')).toHaveLength(7)
    for (const id of ['hirescam', 'fem', 'cam', 'sscam', 'iscam', 'ablationcam'])
      intents.compare(toggled(store.getState(), id))
    expect(chosenOf(store.getState(), 'methods')).toHaveLength(mostCells)
    expect(chosenOf(store.getState(), 'methods')).not.toContain('ablationcam')
    intents.compare(toggled(store.getState(), 'gradcam'))
    expect(chosenOf(store.getState(), 'methods')).not.toContain('gradcam')
  })

  it('go back to the usual layers where another model has none of those that were ticked', async () => {
    const { store, intents, done } = page()
    await done()
    intents.compare({ axis: 'layers', chosen: { ...tick(), methods: null, layers: ['block_3'] } })
    expect(chosenOf(store.getState(), 'layers').at(-1)).toBe('Conv_1/Relu6')
    intents.compare({ chosen: { ...tick(), layers: [] } })
    expect(chosenOf(store.getState(), 'layers')).toEqual([])
  })
})

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

describe('two classes', () => {
  it('offer the contrast of the first against the second, for exactly two', async () => {
    const { store, intents, done, until } = page()
    await done()
    intents.compare({ open: true, axis: 'classes', difference: true })
    expect(cellsOf(store.getState()).map((c) => c.kind)).toEqual(['map', 'map', 'map', 'map', 'map'])
    intents.compare({ chosen: { ...tick(), classes: ['2', '1'] } })
    const state = await until((s) => outcomes(s).every((o) => o === 'done'))
    expect(cellsOf(state).map((c) => c.request.target)).toEqual([
      { kind: 'logit', classIndex: 1 },
      { kind: 'logit', classIndex: 2 },
      { kind: 'contrast', classIndex: 1, against: 2 },
    ])
  })
})

it('offers one scale for classes and layers, where a map is one layer at its own resolution', async () => {
  const { store, intents, done } = page()
  await done()
  expect(canShareScale(store.getState())).toBe(false)
  intents.compare({ axis: 'classes' })
  expect(canShareScale(store.getState())).toBe(true)
  intents.choose({ layers: ['Conv_1/Relu6', 'expanded_conv_12/add'] })
  expect(canShareScale(store.getState())).toBe(false)
  intents.compare({ axis: 'layers' })
  expect(canShareScale(store.getState())).toBe(true)
  intents.choose({ size: 'input' })
  expect(canShareScale(store.getState())).toBe(false)
})

it('puts the maps of two classes on one scale by value', async () => {
  const { intents, done, until } = page()
  await done()
  intents.compare({ open: true, axis: 'classes', chosen: { ...tick(), classes: ['0', '3'] } })
  const state = await until((s) => outcomes(s).every((o) => o === 'done'))
  const maps = cellsOf(state).flatMap(({ key }) => {
    const outcome = outcomeOf(state, key)
    return outcome?.kind === 'done' ? [outcome.shown.result.heatmap] : []
  })
  const [weak, strong] = [
    { ...maps[0]!, max: 1 },
    { ...maps[1]!, max: 4 },
  ]
  const shared = onOneScale([weak, strong])
  expect(shared.unit).toBe(4)
  expect(Math.max(...shared.maps[0]!.data)).toBeCloseTo(0.25, 6)
  expect(Math.max(...shared.maps[1]!.data)).toBeCloseTo(1, 6)
})
