// What is asked for while something else is on its way.
import { expect, test } from 'vitest'
import { flowPage } from './testing/flowPage'

test('a layer or a class of the model that gives way is not asked of the next one', async () => {
  const { store, intents, until, done } = flowPage({}, { ms: 5 })
  await done()
  intents.choose({ model: 'https://b.example/b.json', classGiven: null, layers: [] })
  await until((s) => s.job.kind === 'model')
  intents.choose({ layers: ['expanded_conv_6/add'] })
  intents.choose({ classGiven: '4', anchor: null })
  intents.choose({ method: 'layercam', params: {} })
  const { recipe, alerts } = await done()
  expect([recipe.layers, recipe.classGiven, recipe.method, alerts]).toEqual([[], null, 'layercam', []])
  intents.choose({ layers: ['expanded_conv_6/add'], classGiven: '4' })
  await done()
  expect(store.getState().shown?.request).toMatchObject({
    layers: ['expanded_conv_6/add'],
    target: { classIndex: 4 },
  })
})
