import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../explain'
import { toyPicture } from '../testing/libraryCases'
import { plainToy } from '../testing/toyNetwork'
import { methodCards } from './cards'
import { whyNot } from './whyNot'

beforeAll(async () => {
  await setBackend('cpu')
})

const names = (classes: number) =>
  methodCards.filter((card) => whyNot(card, { ...plainToy(), classes }) !== null).map(({ id }) => id)

test('what reads attention does not apply where there is none; every other method does', () => {
  const uses = methodCards.filter((card) => (card.uses as readonly string[]).includes('attention'))
  expect(names(3)).toEqual(uses.map(({ id }) => id))
})

test('before a model is open nothing speaks against any method', () => {
  expect(methodCards.filter((card) => whyNot(card, null) !== null)).toEqual([])
})

test('FinerCAM needs a class to compare with', () => {
  const several = names(3)
  expect(names(1).filter((id) => !several.includes(id))).toEqual(['finercam'])
})

test('a method that does not apply is refused before anything runs', async () => {
  let runs = 0
  const toy = plainToy()
  const network: typeof toy.network = {
    ...toy.network,
    run: (...asked) => {
      runs++
      return toy.network.run(...asked)
    },
  }
  const picture = toyPicture()
  const target = { kind: 'logit', classIndex: 0 } as const
  const run = explain({ ...toy, network, classes: 1 }, picture, 'finercam', { layers: [], target })
  await expect(run).rejects.toThrow(
    'FinerCAM compares classes and this model has one; choose another method.',
  )
  expect(runs).toBe(0)
  picture.dispose()
})
