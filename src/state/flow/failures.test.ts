// What fails leaves what was there, and says what happened.
import { describe, expect, it } from 'vitest'
import { failure } from '../../errors'
import { offerRenewal } from '../alerts'
import { phaseOf } from '../phase'
import type { State } from '../store'
import { explained, flowPage } from '../testing/flowPage'

describe('failures', () => {
  it('keeps the last good map and says what happened', async () => {
    let broken = false
    const fail = (call: string) =>
      broken && call === 'explain'
        ? failure('OutOfMemory', 'The device ran out of memory; take a smaller model.')
        : null
    const { intents, done } = flowPage({}, { fail })
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
    const { intents, log, done } = flowPage({ classGiven: '3' }, { fail })
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
    const { until } = flowPage({ method: 'cam' }, { fail })
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
    const { until } = flowPage({}, { fail, slowPicture: 40 })
    await until((s) => s.alerts.length > 0)
    const state = await until((s) => s.picture !== null && s.fetching === null && s.job.kind === 'idle')
    expect([phaseOf(state), state.alerts.map((a) => a.text)]).toEqual([
      'failed',
      ['The server cannot be reached.'],
    ])
  })

  it('keeps the open picture when another one cannot be read', async () => {
    const { intents, log, done } = flowPage({ classGiven: '2' })
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
    const { intents, log, done } = flowPage({}, { fail })
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
    const { flow, log, until } = flowPage()
    const atRest = (s: State) => s.job.kind === 'idle' && Object.keys(s.thumbnails).length === 4
    const before = await until(atRest)
    await new Promise((resolve) => setTimeout(resolve))
    log.length = 0
    flow.engineLost()
    expect(phaseOf(await until((s) => s.job.kind !== 'idle'))).toBe('loading')
    const state = await until((s) => atRest(s) && log.includes('thumbnails 4'))
    const again = ['openPicture', 'openModel https://a.example/model.json', 'classify signed stretch']
    expect(log).toEqual(['start null', ...again, 'thumbnails 4'])
    expect([state.shown, state.alerts]).toEqual([before.shown, []])
    expect(state.classification).toBe(before.classification)
  })

  it('offers to give up an engine that is silent for long, as long as it is', async () => {
    const { store, intents, log, done } = flowPage()
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
    const { log, done } = flowPage({}, { fail })
    expect(phaseOf(await done())).toBe('failed')
    expect(log.filter((l) => /^(start|open|close)/.test(l))).toHaveLength(3)
  })

  it('goes on with the backend that runs where the code of another cannot be fetched', async () => {
    const fail = (call: string) =>
      call === 'start' && first-- <= 0
        ? failure('NotReadable', 'The code of WebGL could not be fetched.')
        : null
    let first = 1
    const { intents, log, done } = flowPage({ backend: 'wasm' }, { fail })
    const { backend } = await done()
    intents.choose({ backend: 'webgl' })
    const state = await done()
    expect(state.alerts.map((a) => a.text)).toEqual(['The code of WebGL could not be fetched.'])
    expect([state.recipe.backend, state.backend]).toEqual(['wasm', backend])
    expect(log.filter((l) => l.startsWith('openModel'))).toHaveLength(1)
  })

  it('opens a picture that failed when it is chosen again', async () => {
    const { intents, done } = flowPage({}, { badPictures: 1 })
    await done()
    intents.choose({ image: 'https://a.example/bad.jpg' })
    expect((await done()).alerts.map((a) => a.text)).toEqual(['bad.jpg is damaged.'])
    intents.choose({ image: 'https://a.example/bad.jpg' })
    const state = await done()
    expect([state.picture?.name, state.alerts]).toEqual(['bad.jpg', []])
  })

  it('stops a picture on its way, and goes back to the one before', async () => {
    const { flow, intents, done, until } = flowPage()
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
    const { done, until, log } = flowPage({ backend: 'webgpu' }, { fail })
    await until((s) => s.shown !== null)
    const state = await done()
    expect(log.filter((l) => l.startsWith('start'))).toEqual(['start webgpu', 'start null'])
    expect(state.recipe.backend).toBeNull()
  })

  it('reports a layer and a class that the model lacks, once each, and takes its own', async () => {
    const { done } = flowPage({ layers: ['conv9'], classGiven: 'unicorn' })
    const state = await done()
    expect(state.alerts.map((a) => a.text)).toEqual([
      'No single layer of mobilenet_v2_1.0_224 is called "conv9"; Conv_1/Relu6 is taken instead.',
      'The model has no class "unicorn"; pick another in the list.',
    ])
    expect(state.shown?.request).toMatchObject({ layers: ['Conv_1/Relu6'], target: { classIndex: 0 } })
  })
})
