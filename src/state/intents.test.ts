// What is asked for while something else is on its way.
import { expect, test } from 'vitest'
import { readLink } from '../recipe/readRecipe'
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

test('what a link says and is not taken is said until another link comes; what it takes away, its classes go too', async () => {
  const { store, intents, done } = flowPage()
  await done()
  const said = () => store.getState().alerts.map(({ text }) => text)
  const link = 'model=https://a.example/model.json&image=https://a.example/cat.jpg'
  intents.takeRecipe(readLink(`${link}&method=nonsense`))
  await done()
  intents.choose({ target: { kind: 'probability' } })
  await done()
  expect(said()).toEqual(['There is no method "nonsense"; Grad-CAM is taken instead.'])
  intents.takeRecipe(readLink(`${link}&size=huge`))
  expect(said()).toEqual(['The size "huge" is none of native, input; native is taken.'])
  await done()
  intents.takeRecipe(readLink('model=https://a.example/model.json&image=file:dog.jpg'))
  const { classification, picture, model } = await done()
  expect([said(), classification, picture, model?.reference]).toEqual([
    [],
    null,
    null,
    'https://a.example/model.json',
  ])
  intents.takeRecipe(readLink(link))
  expect((await done()).classification?.top.length).toBeGreaterThan(0)
})
