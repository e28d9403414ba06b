// From what is wanted to what is shown.
import { describe, expect, it } from 'vitest'
import { onStage } from '../onStage'
import { phaseOf } from '../phase'
import { fakeMap } from '../testing/fakeEngine'
import { explained, flowPage } from '../testing/flowPage'

const model = 'https://a.example/model.json'

describe('flow', () => {
  it('goes from a link to a map: start, model, picture, classes, map of the most probable class', async () => {
    const { log, until } = flowPage({}, { slowPicture: 20 })
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

  it('hands over a picture that is here before the model opens, and opens no model twice for one that comes', async () => {
    const quick = flowPage({}, { ms: 30 })
    await quick.done()
    expect(quick.log.slice(1, 4)).toEqual(['openPicture', `openModel ${model}`, 'classify signed stretch'])
    const slow = flowPage({}, { ms: 30, slowPicture: 60 })
    await slow.done()
    expect(slow.log.slice(1, 4)).toEqual([`openModel ${model}`, 'openPicture', 'classify signed stretch'])
  })

  it('passes through the phases in order', async () => {
    const { store, done } = flowPage({ method: 'scorecam' })
    const phases: string[] = [phaseOf(store.getState())]
    store.subscribe((s) => phaseOf(s) !== phases.at(-1) && phases.push(phaseOf(s)))
    await done()
    expect(phases).toEqual(['loading', 'classifying', 'explaining', 'done'])
  })

  it('fetches the thumbnails of the layers last', async () => {
    const { log, until } = flowPage()
    const state = await until((s) => Object.keys(s.thumbnails).length === 4)
    expect(log.at(-1)).toBe('thumbnails 4')
    expect(state.thumbnails['Conv_1/Relu6']?.data).toEqual(fakeMap(3, 1).data)
  })

  it('explains the class that was clicked, and finds the first one again without the engine', async () => {
    const { intents, log, done } = flowPage()
    await done()
    intents.choose({ classGiven: '2' })
    expect((await done()).shown?.result.heatmap.data).toEqual(fakeMap(2, 1).data)
    intents.choose({ classGiven: '0' })
    expect((await done()).shown?.request.target.classIndex).toBe(0)
    expect(explained(log)).toHaveLength(2)
  })

  it('aborts the run that a change outdates, and never shows its result', async () => {
    const { store, intents, done, until } = flowPage({}, { ms: 5, steps: 50 })
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
    const { intents, log, done, until } = flowPage({ method: 'scorecam' }, { ms: 2, steps: 10 })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    intents.look({ opacity: 0.2 })
    intents.view({ swipe: 0.5 })
    await done()
    expect(explained(log)).toHaveLength(1)
  })

  it('shows partial maps and the pace while it runs', async () => {
    const { until } = flowPage({ method: 'scorecam' }, { ms: 3, steps: 10 })
    const { job } = await until((s) => s.job.kind === 'explaining' && s.job.done === 6)
    expect(job.kind === 'explaining' && job.partial?.data).toEqual(fakeMap(0, 0.5).data)
    expect(job.kind === 'explaining' && job.pace.steps).toBe(5)
    expect(job.kind === 'explaining' && job.pace.ms).toBeGreaterThan(10)
  })

  it('counts no step that a run before had done into the pace of one that goes on', async () => {
    const { until } = flowPage({ method: 'scorecam' }, { ms: 3, steps: 10, reused: 4 })
    const { job } = await until((s) => s.job.kind === 'explaining' && s.job.done === 6)
    expect(job.kind === 'explaining' && job.pace.steps).toBe(2)
  })

  it('keeps the map so far when a run is stopped, until another is asked for', async () => {
    const { flow, intents, done, until } = flowPage({}, { ms: 2, steps: 500 })
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
    const { flow, intents, done, until } = flowPage({}, { ms: 20, steps: 50 })
    await done()
    intents.choose({ method: 'scorecam' })
    await until((s) => s.job.kind === 'explaining' && s.job.done === 0)
    flow.stop()
    const state = await done()
    expect(state.recipe.method).toBe('gradcam')
    expect(state.stopped).toBeNull()
  })

  it('finishes a stopped map when it goes on', async () => {
    const { flow, intents, done, until } = flowPage({ method: 'scorecam' }, { ms: 2, steps: 20 })
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
    const { flow, intents, done, until } = flowPage({ method: 'scorecam' }, { ms: 2, steps: 20 })
    await until((s) => s.job.kind === 'explaining' && s.job.done > 1)
    flow.stop()
    expect((await done()).shown).toBeNull()
    intents.choose({ method: 'scorecam' })
    expect((await done()).shown?.request.method).toBe('scorecam')
  })
})

describe('another picture or model', () => {
  const png = (name: string) => ({ path: name, file: new Blob([Uint8Array.of(0x89, 80, 78, 71, 1, 2, 3)]) })

  it('asks another picture for its own most probable class, and keeps the method', async () => {
    const { intents, done } = flowPage({ classGiven: '2', method: 'gradcampp' })
    await done()
    await intents.takeFiles([png('dog.png')])
    const state = await done()
    expect(state.shown?.request).toMatchObject({ method: 'gradcampp', target: { classIndex: 0 } })
    expect(state.recipe.image).toBe('file:dog.png')
  })

  it('keeps the class of a link for the first picture and model that are dropped', async () => {
    const { intents, done } = flowPage({ model: '', image: '', classGiven: '3' })
    expect(phaseOf(await done())).toBe('empty')
    const model = { path: 'net/model.json', file: new Blob(['{"modelTopology": {}}']) }
    await intents.takeFiles([png('dog.png'), model])
    const state = await done()
    expect(state.shown?.request.target.classIndex).toBe(3)
    expect([state.recipe.model, state.recipe.image]).toEqual(['file:net', 'file:dog.png'])
  })

  it('does not explain the old picture while the new one is on its way', async () => {
    const { intents, log, done } = flowPage({}, { ms: 2 })
    await done()
    intents.choose({ image: 'https://a.example/dog.jpg', classGiven: '5' })
    await done()
    expect(explained(log)).toEqual(['explain gradcam 0 Conv_1/Relu6', 'explain gradcam 5 Conv_1/Relu6'])
  })

  it('is empty again when a link asks for nothing, and opens the same again afterwards', async () => {
    const { intents, done } = flowPage()
    const { recipe } = await done()
    intents.takeRecipe({ recipe: { ...recipe, model: '', image: '' }, problems: [] })
    expect(phaseOf(await done())).toBe('empty')
    intents.takeRecipe({ recipe: { ...recipe, classGiven: '1' }, problems: [] })
    expect((await done()).shown?.request.target.classIndex).toBe(1)
  })
})
