// Whose map stands on the stage.
import { expect, test } from 'vitest'
import { failure } from '../errors'
import { onStage } from './onStage'
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
