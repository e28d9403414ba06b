import { describe, expect, it } from 'vitest'
import { onOneScale } from '../../canvas/oneScale'
import type { State } from '../store'
import { explainingPage as page } from '../testing/explainingPage'
import { cellsOf, outcomeOf } from './compare'
import { canShareScale } from './compareChoice'

const outcomes = (state: State) => cellsOf(state).map(({ key }) => outcomeOf(state, key)?.kind ?? null)
const tick = (...methods: string[]) => ({ methods, classes: null, layers: null })

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
