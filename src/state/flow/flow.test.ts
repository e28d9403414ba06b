import { describe, expect, it } from 'vitest'
import { failure } from '../../errors'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { Decode } from '../../worker/pictures/decode'
import { offerRenewal } from '../alerts'
import { type Intents, openIntents } from '../intents'
import { onStage } from '../onStage'
import { phaseOf } from '../phase'
import { openStore, type State, type Store } from '../store'
import { type FakeOptions, fakeEngine, fakeMap } from '../testing/fakeEngine'
import { unpack } from '../testing/unpack'
import { openUntil } from '../testing/until'
import { startFlow } from './flow'
import type { Flow } from './flowTypes'

const bitmap = (): ImageBitmap => ({ width: 224, height: 224, close: () => undefined })
const decode: Decode = async (_, name) => {
  if (name.startsWith('bad')) throw failure('BadImage', `${name} is damaged.`)
  return { width: 224, height: 224, display: bitmap(), full: bitmap() }
}

interface Page {
  readonly store: Store
  readonly flow: Flow
  readonly intents: Intents
  readonly log: string[]
  until(test: (state: State) => boolean): Promise<State>
  done(): Promise<State>
}

interface PageOptions extends FakeOptions {
  /** Milliseconds until a picture of an address is there. */
  readonly slowPicture?: number
  /** How often pictures called bad fail; always where it is left out. */
  readonly badPictures?: number
}

function page(recipe: Partial<Recipe> = {}, options: PageOptions = {}): Page {
  const log: string[] = []
  const wanted = { model: 'https://a.example/model.json', image: 'https://a.example/cat.jpg' }
  const store = openStore({ recipe: { ...initialRecipe, ...wanted, ...recipe } })
  const fetch = async () => {
    await new Promise((resolve) => setTimeout(resolve, options.slowPicture ?? 0))
    return new Blob(['x'])
  }
  let bad = options.badPictures ?? Number.POSITIVE_INFINITY
  const decodeHere: Decode = (blob, name) =>
    decode(blob, name.startsWith('bad') && bad-- <= 0 ? `good ${name}` : name)
  const tools = { engine: fakeEngine({ log, ...options }), decode: decodeHere, fetch }
  const flow = startFlow(store, { ...tools, every: 0 })
  const until = openUntil(store)
  const settled = (s: State) =>
    s.job.kind === 'idle' && s.fetching === null && !s.sorting && s.backend.kind !== 'waiting'
  return {
    store,
    flow,
    intents: openIntents(store, flow, { unpack }),
    log,
    until,
    done: () => until(settled),
  }
}

const explained = (log: readonly string[]) => log.filter((line) => line.startsWith('explain'))

describe('flow', () => {
  it('goes from a link to a map: start, model, picture, classes, map of the most probable class', async () => {
    const { log, until } = page()
    const state = await until((s) => phaseOf(s) === 'done' && s.shown !== null)
    expect(log.slice(0, 5)).toEqual([
      'start null',
      'openModel https://a.example/model.json',
      'openPicture',
      'classify signed stretch',
      'explain gradcam 0 Conv_1/Relu6',
    ])
    expect(state.shown?.result.heatmap.data).toEqual(fakeMap(0, 1).data)
  })

  it('passes through the phases in order', async () => {
    const { store, done } = page({ method: 'scorecam' })
    const phases: string[] = [phaseOf(store.getState())]
    store.subscribe((s) => phaseOf(s) !== phases.at(-1) && phases.push(phaseOf(s)))
    await done()
    expect(phases).toEqual(['loading', 'classifying', 'explaining', 'done'])
  })

  it('fetches the thumbnails of the layers last', async () => {
    const { log, until } = page()
    const state = await until((s) => Object.keys(s.thumbnails).length === 4)
    expect(log.at(-1)).toBe('thumbnails 4')
    expect(state.thumbnails['Conv_1/Relu6']?.data).toEqual(fakeMap(3, 1).data)
  })

  it('explains the class that was clicked, and finds the first one again without the engine', async () => {
    const { intents, log, done } = page()
    await done()
    intents.choose({ classGiven: '2' })
    expect((await done()).shown?.result.heatmap.data).toEqual(fakeMap(2, 1).data)
    intents.choose({ classGiven: '0' })
    expect((await done()).shown?.request.target.classIndex).toBe(0)
    expect(explained(log)).toHaveLength(2)
  })

  it('aborts the run that a change outdates, and never shows its result', async () => {
    const { store, intents, done, until } = page({}, { ms: 5, steps: 50 })
    await done()
    const shown: (number | undefined)[] = []
    store.subscribe((s) => shown.push(s.shown?.request.target.classIndex))
    intents.choose({ method: 'scorecam', classGiven: '1' })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 2)
    intents.choose({ method: 'gradcam', classGiven: '3' })
    const state = await done()
    expect(state.shown?.request).toMatchObject({ method: 'gradcam', target: { classIndex: 3 } })
    expect(shown).not.toContain(1)
  })

  it('keeps a run that only the look changes', async () => {
    const { intents, log, done, until } = page({ method: 'scorecam' }, { ms: 2, steps: 10 })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    intents.look({ opacity: 0.2 })
    intents.view({ swipe: 0.5 })
    await done()
    expect(explained(log)).toHaveLength(1)
  })

  it('shows partial maps and the pace while it runs', async () => {
    const { until } = page({ method: 'scorecam' }, { ms: 3, steps: 10 })
    const { job } = await until((s) => s.job.kind === 'explaining' && s.job.done === 6)
    expect(job.kind === 'explaining' && job.partial?.data).toEqual(fakeMap(0, 0.5).data)
    expect(job.kind === 'explaining' && job.pace.steps).toBe(5)
    expect(job.kind === 'explaining' && job.pace.ms).toBeGreaterThan(10)
  })

  it('keeps the map so far when a run is stopped, until another is asked for', async () => {
    const { flow, intents, done, until } = page({}, { ms: 2, steps: 500 })
    await done()
    intents.choose({ method: 'scorecam' })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    flow.stop()
    const state = await done()
    expect(phaseOf(state)).toBe('done')
    expect(state.recipe.method).toBe('scorecam')
    expect(state.shown?.request.method).toBe('gradcam')
    expect(onStage(state)).toMatchObject({ request: { method: 'scorecam' }, progress: { total: 500 } })
    intents.look({ opacity: 0.1 })
    expect((await done()).stopped).not.toBeNull()
    intents.choose({ classGiven: '2', method: 'gradcam' })
    expect((await done()).stopped).toBeNull()
  })

  it('goes back to the map on show when a run is stopped before there is anything of its own', async () => {
    const { flow, intents, done, until } = page({}, { ms: 20, steps: 50 })
    await done()
    intents.choose({ method: 'scorecam' })
    await until((s) => s.job.kind === 'explaining' && s.job.done === 0)
    flow.stop()
    const state = await done()
    expect(state.recipe.method).toBe('gradcam')
    expect(state.stopped).toBeNull()
  })

  it('finishes a stopped map when it goes on', async () => {
    const { flow, intents, done, until } = page({ method: 'scorecam' }, { ms: 2, steps: 20 })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    flow.stop()
    await done()
    intents.goOn()
    expect(onStage(await until((s) => s.job.kind === 'explaining'))?.progress?.total).toBe(20)
    const state = await done()
    expect(state.shown?.request.method).toBe('scorecam')
    expect(state.stopped).toBeNull()
  })

  it('can run again what was stopped', async () => {
    const { flow, intents, done, until } = page({ method: 'scorecam' }, { ms: 2, steps: 20 })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    flow.stop()
    expect((await done()).shown).toBeNull()
    intents.choose({ method: 'scorecam' })
    expect((await done()).shown?.request.method).toBe('scorecam')
  })
})

describe('failures', () => {
  it('keeps the last good map and says what happened', async () => {
    let broken = false
    const fail = (call: string) =>
      broken && call === 'explain'
        ? failure('OutOfMemory', 'The device ran out of memory; take a smaller model.')
        : null
    const { intents, done } = page({}, { fail })
    await done()
    broken = true
    intents.choose({ classGiven: '4' })
    const state = await done()
    expect(phaseOf(state)).toBe('failed')
    expect(state.alerts.map((a) => a.text)).toEqual(['The device ran out of memory; take a smaller model.'])
    expect(state.shown?.request.target.classIndex).toBe(0)
    broken = false
    intents.retry()
    const again = await done()
    expect(again.shown?.request.target.classIndex).toBe(4)
    expect([phaseOf(again), again.alerts]).toEqual(['done', []])
  })

  it('keeps the open model, its class and its map when another one fails', async () => {
    let broken = false
    const fail = (call: string) =>
      broken && call === 'openModel' ? failure('UnsupportedModel', 'b.json is no model; take another.') : null
    const { intents, log, done } = page({ classGiven: '3' }, { fail })
    await done()
    broken = true
    intents.choose({ model: 'https://b.example/b.json', classGiven: null, layers: [] })
    const state = await done()
    expect(state.alerts[0]?.text).toContain('b.json')
    expect(state.recipe).toMatchObject({ model: 'https://a.example/model.json', classGiven: '3' })
    expect(state.shown?.request.target.classIndex).toBe(3)
    expect(explained(log)).toHaveLength(1)
  })

  it('shows the layers also where the first map fails', async () => {
    const fail = (call: string) => (call === 'explain' ? failure('UnsupportedModel', 'No CAM.') : null)
    const { until } = page({ method: 'cam' }, { fail })
    const state = await until((s) => Object.keys(s.thumbnails).length === 4)
    expect([phaseOf(state), state.shown, state.alerts.map((a) => a.text)]).toEqual([
      'failed',
      null,
      ['No CAM.'],
    ])
  })

  it('still says what is wrong with the model when the picture opens after it', async () => {
    const fail = (call: string) =>
      call === 'openModel' ? failure('NotReadable', 'The server cannot be reached.') : null
    const { until } = page({}, { fail, slowPicture: 40 })
    await until((s) => s.alerts.length > 0)
    const state = await until((s) => s.picture !== null && s.fetching === null && s.job.kind === 'idle')
    expect([phaseOf(state), state.alerts.map((a) => a.text)]).toEqual([
      'failed',
      ['The server cannot be reached.'],
    ])
  })

  it('keeps the open picture when another one cannot be read', async () => {
    const { intents, log, done } = page({ classGiven: '2' })
    await done()
    await intents.takeFiles([{ path: 'bad.png', file: new Blob([Uint8Array.of(0x89, 80, 78, 71, 1, 2, 3)]) }])
    const state = await done()
    expect(state.alerts.map((a) => a.text)).toEqual(['bad.png is damaged.'])
    expect([state.picture?.name, state.recipe.image]).toEqual(['cat.jpg', 'https://a.example/cat.jpg'])
    expect(state.shown?.request.target.classIndex).toBe(2)
    expect(explained(log)).toHaveLength(1)
  })

  it('starts the engine again after its worker died and runs the same once more, but not a third time', async () => {
    let deaths = 0
    const fail = (call: string) =>
      call === 'explain' && deaths++ < 3 ? failure('WorkerLost', 'The engine stopped; press Retry.') : null
    const { intents, log, done } = page({}, { fail })
    const state = await done()
    expect(state.alerts).toMatchObject([{ text: 'The engine stopped; press Retry.', offer: 'retry' }])
    expect(explained(log)).toHaveLength(2)
    expect(log.filter((l) => l.startsWith('start'))).toHaveLength(3)
    intents.retry()
    const again = await done()
    expect([again.shown?.request.target.classIndex, again.alerts]).toEqual([0, []])
    expect(log.filter((l) => l.startsWith('openModel'))).toHaveLength(4)
  })

  it('begins the engine anew at once where its worker ends at rest; the maps stay', async () => {
    const { flow, log, until } = page()
    const atRest = (s: State) => s.job.kind === 'idle' && Object.keys(s.thumbnails).length === 4
    const before = await until(atRest)
    await new Promise((resolve) => setTimeout(resolve))
    log.length = 0
    flow.engineLost()
    expect(phaseOf(await until((s) => s.job.kind !== 'idle'))).toBe('loading')
    const state = await until((s) => atRest(s) && log.includes('thumbnails 4'))
    const again = ['openModel https://a.example/model.json', 'openPicture', 'classify signed stretch']
    expect(log).toEqual(['start null', ...again, 'thumbnails 4'])
    expect([state.shown, state.alerts]).toEqual([before.shown, []])
    expect(state.classification).toBe(before.classification)
  })

  it('offers to give up an engine that is silent for long, as long as it is', async () => {
    const { store, intents, log, done } = page()
    await done()
    offerRenewal(store, 'In 50 seconds it starts anew.')
    expect(store.getState().alerts).toMatchObject([{ kind: 'remark', offer: 'renew' }])
    intents.renew()
    expect(log.at(-1)).toBe('giveUp')
    offerRenewal(store, null)
    expect(store.getState().alerts).toEqual([])
  })

  it('keeps the engine, its model and its picture where only the device was lost', async () => {
    const fail = (call: string) =>
      call === 'explain' ? failure('DeviceLost', 'No backend could be started.') : null
    const { log, done } = page({}, { fail })
    expect(phaseOf(await done())).toBe('failed')
    expect(log.filter((l) => /^(start|open|close)/.test(l))).toHaveLength(3)
  })

  it('goes on with the backend that runs where the code of another cannot be fetched', async () => {
    const fail = (call: string) =>
      call === 'start' && first-- <= 0
        ? failure('NotReadable', 'The code of WebGL could not be fetched.')
        : null
    let first = 1
    const { intents, log, done } = page({ backend: 'wasm' }, { fail })
    const { backend } = await done()
    intents.choose({ backend: 'webgl' })
    const state = await done()
    expect(state.alerts.map((a) => a.text)).toEqual(['The code of WebGL could not be fetched.'])
    expect([state.recipe.backend, state.backend]).toEqual(['wasm', backend])
    expect(log.filter((l) => l.startsWith('openModel'))).toHaveLength(1)
  })

  it('opens a picture that failed when it is chosen again', async () => {
    const { intents, done } = page({}, { badPictures: 1 })
    await done()
    intents.choose({ image: 'https://a.example/bad.jpg' })
    expect((await done()).alerts.map((a) => a.text)).toEqual(['bad.jpg is damaged.'])
    intents.choose({ image: 'https://a.example/bad.jpg' })
    const state = await done()
    expect([state.picture?.name, state.alerts]).toEqual(['bad.jpg', []])
  })

  it('stops a picture on its way, and goes back to the one before', async () => {
    const { flow, intents, done, until } = page()
    await done()
    intents.choose({ image: 'https://a.example/slow.jpg' })
    await until((s) => s.fetching !== null)
    flow.stop()
    expect(phaseOf(await done())).toBe('done')
    expect((await done()).recipe.image).toBe('https://a.example/cat.jpg')
  })

  it('takes the best backend where the one asked for does not start', async () => {
    const fail = (call: string) =>
      call === 'start' && first-- > 0 ? failure('DeviceLost', 'No WebGPU here.') : null
    let first = 1
    const { done, until, log } = page({ backend: 'webgpu' }, { fail })
    await until((s) => s.shown !== null)
    const state = await done()
    expect(log.filter((l) => l.startsWith('start'))).toEqual(['start webgpu', 'start null'])
    expect(state.recipe.backend).toBeNull()
  })

  it('reports a layer and a class that the model lacks, once each, and takes its own', async () => {
    const { done } = page({ layers: ['conv9'], classGiven: 'unicorn' })
    const state = await done()
    expect(state.alerts.map((a) => a.text)).toEqual([
      'No single layer of mobilenet_v2_1.0_224 is called "conv9"; Conv_1/Relu6 is taken instead.',
      'The model has no class "unicorn"; pick another in the list.',
    ])
    expect(state.shown?.request).toMatchObject({ layers: ['Conv_1/Relu6'], target: { classIndex: 0 } })
  })
})

describe('another picture or model', () => {
  const png = (name: string) => ({ path: name, file: new Blob([Uint8Array.of(0x89, 80, 78, 71, 1, 2, 3)]) })

  it('asks another picture for its own most probable class, and keeps the method', async () => {
    const { intents, done } = page({ classGiven: '2', method: 'gradcampp' })
    await done()
    await intents.takeFiles([png('dog.png')])
    const state = await done()
    expect(state.shown?.request).toMatchObject({ method: 'gradcampp', target: { classIndex: 0 } })
    expect(state.recipe.image).toBe('file:dog.png')
  })

  it('keeps the class of a link for the first picture and model that are dropped', async () => {
    const { intents, done } = page({ model: '', image: '', classGiven: '3' })
    expect(phaseOf(await done())).toBe('empty')
    const model = { path: 'net/model.json', file: new Blob(['{"modelTopology": {}}']) }
    await intents.takeFiles([png('dog.png'), model])
    const state = await done()
    expect(state.shown?.request.target.classIndex).toBe(3)
    expect([state.recipe.model, state.recipe.image]).toEqual(['file:net', 'file:dog.png'])
  })

  it('does not explain the old picture while the new one is on its way', async () => {
    const { intents, log, done } = page({}, { ms: 2 })
    await done()
    intents.choose({ image: 'https://a.example/dog.jpg', classGiven: '5' })
    await done()
    expect(explained(log)).toEqual(['explain gradcam 0 Conv_1/Relu6', 'explain gradcam 5 Conv_1/Relu6'])
  })

  it('is empty again when a link asks for nothing, and opens the same again afterwards', async () => {
    const { intents, done } = page()
    const { recipe } = await done()
    intents.takeRecipe({ recipe: { ...recipe, model: '', image: '' }, problems: [] })
    expect(phaseOf(await done())).toBe('empty')
    intents.takeRecipe({ recipe: { ...recipe, classGiven: '1' }, problems: [] })
    expect((await done()).shown?.request.target.classIndex).toBe(1)
  })
})
