import { describe, expect, it } from 'vitest'
import { failure } from '../../errors'
import { writeLink } from '../../recipe/writeRecipe'
import { phaseOf } from '../phase'
import type { State } from '../store'
import { explainingPage, type PageOptions } from '../testing/explainingPage'
import { fakeCard, fakeMap } from '../testing/fakeEngine'
import { canMapLayers, firstRow, type LayerList, matchingLayers, mostRows, rowPicture } from './layerMaps'

const [last] = fakeCard.layers.slice(-1)
const deep = Array.from({ length: 30 }, (_, i) => ({ ...last!, name: `block_${i + 1}/relu` }))
const suggested = { layer: 'block_30/relu', why: 'The last one.' }

interface Options extends Pick<PageOptions, 'ms' | 'explain'> {
  readonly layers?: typeof fakeCard.layers
}

function page({ layers, ...options }: Options = {}) {
  const { store, intents, log, until } = explainingPage({
    ...options,
    card: layers ? { layers, suggested } : {},
  })
  const list = (some: Partial<LayerList>) =>
    intents.view({ layerList: { ...store.getState().view.layerList, ...some } })
  const rows = (n: number) => until((s) => mapped(s).length === n)
  const ready = () => until((s) => Object.keys(s.thumbnails).length === s.model?.card.layers.length)
  return { store, intents, log, list, until, rows, ready }
}

const mapped = (s: State) =>
  matchingLayers(s).flatMap(({ name }) => (rowPicture(s, name).heatmap ? [name] : []))
const asked = (log: readonly string[]) =>
  log.flatMap((line) => (line.startsWith('explain') ? [line.split(' ').slice(1).join(' ')] : []))

describe('the maps of the layers', () => {
  it('come one a layer, deepest first, after the map on show, which is not computed again', async () => {
    const { list, log, ready, rows } = page()
    const before = await ready()
    expect(rowPicture(before, 'Conv_1/Relu6').heatmap?.data).toEqual(fakeMap(3, 1).data)
    list({ maps: true })
    const state = await rows(4)
    expect(asked(log)).toEqual([
      'gradcam 0 Conv_1/Relu6',
      'gradcam 0 expanded_conv_16/project/BatchNorm',
      'gradcam 0 expanded_conv_12/add',
      'gradcam 0 expanded_conv_6/add',
    ])
    expect(rowPicture(state, 'Conv_1/Relu6').heatmap).toBe(state.shown?.result.heatmap)
    expect(rowPicture(state, 'expanded_conv_6/add').heatmap?.data).toEqual(fakeMap(0, 1).data)
    expect(state.shown?.request.layers).toEqual(['Conv_1/Relu6'])
    expect(writeLink(state.recipe)).toBe(writeLink(before.recipe))
  })

  it('are computed quietly, and a click on a layer that has one runs nothing', async () => {
    const { store, intents, list, log, ready, rows } = page()
    await ready()
    const phases = new Set<string>()
    store.subscribe((s) => phases.add(phaseOf(s)))
    list({ maps: true })
    const state = await rows(4)
    const found = rowPicture(state, 'expanded_conv_12/add').heatmap
    intents.choose({ layers: ['expanded_conv_12/add'] })
    expect(store.getState().shown?.request.layers).toEqual(['expanded_conv_12/add'])
    expect(store.getState().shown?.result.heatmap).toBe(found)
    expect([...phases]).toEqual(['done'])
    expect(asked(log)).toHaveLength(4)
  })

  it('give way to another class at once: its own map comes first', async () => {
    const { intents, list, log, ready, rows, until } = page({ ms: 5 })
    await ready()
    list({ maps: true })
    await rows(2)
    intents.choose({ classGiven: '2' })
    await until((s) => s.shown?.request.target.classIndex === 2)
    const state = await rows(4)
    const second = asked(log).slice(asked(log).findIndex((line) => line.startsWith('gradcam 2')))
    expect(second.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      '2 Conv_1/Relu6',
      '2 expanded_conv_16/project/BatchNorm',
      '2 expanded_conv_12/add',
      '2 expanded_conv_6/add',
    ])
    expect(rowPicture(state, 'expanded_conv_6/add').heatmap?.data).toEqual(fakeMap(2, 1).data)
  })

  it('are a dozen from the first row in sight on, of those that the filter leaves', async () => {
    const { store, list, ready, rows } = page({ layers: deep })
    await ready()
    list({ maps: true })
    expect(mapped(await rows(mostRows)).at(-1)).toBe('block_19/relu')
    expect(firstRow(7.9)).toBe(4)
    list({ from: firstRow(7.9) })
    expect(mapped(await rows(mostRows + 4)).at(-1)).toBe('block_15/relu')
    list({ query: 'BLOCK_1/', from: 0 })
    expect(matchingLayers(store.getState()).map(({ name }) => name)).toEqual(['block_1/relu'])
    expect(mapped(await rows(1))).toEqual(['block_1/relu'])
  })

  it('are made for the rows that no folded module hides', async () => {
    const { list, log, ready, rows } = page({ layers: deep })
    await ready()
    list({ maps: true, listed: ['block_3/relu', 'block_9/relu'] })
    expect(mapped(await rows(2))).toEqual(['block_9/relu', 'block_3/relu'])
    expect(asked(log)).toEqual([
      'gradcam 0 block_30/relu',
      'gradcam 0 block_9/relu',
      'gradcam 0 block_3/relu',
    ])
  })

  it('are not offered for a method of many passes: the activations stay', async () => {
    const { intents, list, log, ready, rows, until } = page()
    await ready()
    list({ maps: true })
    await rows(4)
    intents.choose({ method: 'scorecam' })
    const state = await until((s) => s.shown?.request.method === 'scorecam')
    expect(canMapLayers(state)).toBe(false)
    expect(rowPicture(state, 'Conv_1/Relu6').heatmap).toBe(state.thumbnails['Conv_1/Relu6'])
    await until((s) => s.job.kind === 'idle')
    expect(asked(log).filter((line) => line.startsWith('scorecam'))).toEqual(['scorecam 0 Conv_1/Relu6'])
  })

  it('say of a row why it has none, raise no alert, and go on', async () => {
    const text = 'No gradient reaches this layer; take the one before.'
    const { list, ready, rows } = page({
      explain: ({ layers }) =>
        layers[0] === 'expanded_conv_12/add' ? failure('UnsupportedModel', text) : null,
    })
    await ready()
    list({ maps: true })
    const state = await rows(3)
    expect(rowPicture(state, 'expanded_conv_12/add')).toEqual({ heatmap: null, failed: text })
    expect(state.alerts).toEqual([])
  })
})
