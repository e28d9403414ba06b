// Maps that were made come back without the engine: those of the same picture and model, and no others.
import { expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { fakeCard, fakeClassification } from '../testing/fakeEngine'
import { explained, flowPage } from '../testing/flowPage'
import { watchTrust } from '../watchTrust'

const model = 'https://a.example/model.json'

test('finds a map again with the classes of the picture as it was opened again', async () => {
  let times = 0
  const classified = () => {
    times += 1
    const [first, ...rest] = fakeClassification.top
    return { ...fakeClassification, top: first ? [{ ...first, logit: 20 + times }, ...rest] : rest }
  }
  const { intents, log, done } = flowPage({}, { classified })
  await done()
  intents.choose({ image: 'https://a.example/dog.jpg' })
  await done()
  intents.choose({ image: 'https://a.example/cat.jpg' })
  const state = await done()
  expect(explained(log)).toHaveLength(2)
  expect(state.shown?.classification).toBe(state.classification)
})

test('finds no map of the picture or the model that an address gave before', async () => {
  let edition = 'one'
  const [cat, dog] = ['https://a.example/cat.jpg', 'https://a.example/dog.jpg']
  const card = { ...fakeCard }
  const { intents, log, done } = flowPage({}, { served: () => edition, card })
  const walk = async () => {
    for (const image of [dog, cat]) {
      intents.choose({ image })
      await done()
    }
  }
  await done()
  await walk()
  expect(explained(log)).toHaveLength(2)
  edition = 'two'
  await walk()
  expect(explained(log)).toHaveLength(4)
  edition = 'one'
  await walk()
  expect(explained(log)).toHaveLength(4)
  for (const url of ['https://a.example/other.json', model]) {
    Object.assign(card, { hash: url === model ? 'changed' : card.hash })
    intents.choose({ model: url })
    await done()
  }
  expect(explained(log)).toHaveLength(6)
})

test('a map that is found again is measured again, or has the figures that it had', async () => {
  const classified = () => ({
    ...fakeClassification,
    top: fakeClassification.top.map((one) => ({ ...one, logit: one.logit + Math.random() })),
  })
  const { store, intents, done, until } = flowPage({}, { classified })
  const found = { score: 0.9, hidden: 0.2, random: 0.8, beaten: 8, draws: 8 }
  const topTenth = vi.fn(async () => found)
  watchTrust(store, { topTenth }, 0)
  const first = (await until((s) => s.trust !== null)).trust
  for (const url of ['https://b.example/other.json', model]) {
    intents.choose({ model: url })
    await done()
  }
  expect((await until((s) => s.trust?.key === s.shown?.key)).trust).toEqual(first)
  expect(topTenth.mock.calls.length).toBeLessThanOrEqual(2)
})

test('so is one that stayed while another model gave no map', async () => {
  const classified = () => ({ ...fakeClassification, top: fakeClassification.top.toReversed() })
  let times = 0
  const changing = () =>
    times++ === 1 ? classified() : { ...fakeClassification, top: [...fakeClassification.top] }
  let broken = false
  const fail = (call: string) => (broken && call === 'explain' ? failure('BadRecipe', 'No map.') : null)
  const { log, intents, done } = flowPage({}, { classified: changing, fail })
  await done()
  broken = true
  intents.choose({ model: 'https://b.example/other.json' })
  await done()
  broken = false
  intents.choose({ model })
  const { shown, classification } = await done()
  expect(shown?.classification).toBe(classification)
  expect(explained(log)).toHaveLength(2)
})
