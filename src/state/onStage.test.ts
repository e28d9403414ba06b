// Whose map stands on the stage.
import { expect, test } from 'vitest'
import { failure } from '../errors'
import { measuredOnStage, onStage, shownOnStage } from './onStage'
import { phaseOf } from './phase'
import { flowPage } from './testing/flowPage'

test('shows no map of the model before where the new one gives none, and it again when that comes back', async () => {
  let broken = false
  const fail = (call: string) =>
    broken && call === 'explain' ? failure('BadRecipe', 'No layer keeps positions.') : null
  const { store, intents, until, done } = flowPage({}, { fail })
  const before = onStage(await done())
  broken = true
  intents.choose({ model: 'https://b.example/b.json' })
  // As long as it may come, the one before stays.
  expect(onStage(await until((s) => s.job.kind === 'model'))?.heatmap).toBe(before?.heatmap)
  const state = await done()
  expect([phaseOf(state), state.model?.reference]).toEqual(['failed', 'https://b.example/b.json'])
  expect(onStage(state)).toBeNull()
  intents.choose({ model: 'https://a.example/model.json' })
  await done()
  expect(onStage(store.getState())?.request).toEqual(before?.request)
})

test('what is measured is of the map on the stage, once nothing runs: not of the one before, not of part of one', async () => {
  let broken = false
  const fail = (call: string) =>
    broken && call === 'explain' ? failure('BadRecipe', 'No layer keeps positions.') : null
  const { store, intents, until, done } = flowPage({}, { fail })
  const shown = shownOnStage(await done())
  const figures = { score: 0.9, hidden: 0.2, random: 0.8, beaten: 8, draws: 8 }
  const trust = { ...figures, key: shown?.key ?? '' }
  store.setState({ trust })
  expect(measuredOnStage(store.getState())).toEqual({ shown, trust })
  store.setState({ trust: { ...figures, key: 'of another map' } })
  expect(measuredOnStage(store.getState())).toBeNull()
  store.setState({ trust: { key: trust.key, trouble: 'No room.' } })
  expect(measuredOnStage(store.getState())).toBeNull()
  store.setState({ trust })
  intents.choose({ method: 'layercam' })
  expect(measuredOnStage(await until((s) => s.job.kind === 'explaining'))).toBeNull()
  await done()
  broken = true
  store.setState((s) => ({ trust: { ...figures, key: s.shown?.key ?? '' } }))
  expect(measuredOnStage(store.getState())?.trust.score).toBe(0.9)
  intents.choose({ model: 'https://b.example/b.json' })
  const failed = await done()
  // Its map and its figures are still known.
  expect(failed.trust?.key).toBe(failed.shown?.key)
  expect(measuredOnStage(failed)).toBeNull()
})
