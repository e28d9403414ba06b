import { describe, expect, it } from 'vitest'
import type { Layer } from '../../engine/types'
import { explainingPage as page } from '../testing/explainingPage'
import { cellsOf } from './compare'
import { chosenOf, mostCells, toggled } from './compareChoice'

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
