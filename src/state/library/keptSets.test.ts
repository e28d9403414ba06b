// Sets of pictures come back after a reload; storage stays bounded, and what is not kept says why.
import { beforeEach, expect, test, vi } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { restoreDropped } from '../history/goThere'
import { givenOf, type PictureSet } from '../sets/pictureSet'
import { openStore } from '../store'
import { disk } from '../testing/fakeDisk'
import { openKeptPictures } from './keptPictures'

vi.mock('idb-keyval', async () => (await import('../testing/fakeDisk')).idbKeyval)
beforeEach(disk.reset)

const blobOf = (size: number) => ({ size }) as Blob
function setOf(key: string, count = 3, bytes = 10): PictureSet {
  const items = Array.from({ length: count }, (_, i) => ({
    ...{ key: `${key} ${i}`, name: `${i}.png`, path: `cats/${i}.png`, blob: blobOf(bytes) },
  }))
  return { key, items }
}
const first = (set: PictureSet) => givenOf(set.items[0]!, set)
const kept = (now = () => 1) => openKeptPictures(now)
const { names } = disk

/** The page after a reload at a step that showed this picture. */
async function reloaded(key: string, name: string) {
  const store = openStore({ recipe: { ...initialRecipe, image: `file:${name}` } })
  await restoreDropped(store, { picture: key, model: null }, kept())
  const { given, alerts } = store.getState()
  return { picture: given.picture, said: alerts.map(({ text }) => text) }
}

test('a reload at any picture of a set restores it with all others, their folders too', async () => {
  const set = setOf('given 1')
  await kept().put(first(set))
  const { picture, said } = await reloaded('given 1 2', '2.png')
  expect(picture).toEqual({ key: 'given 1 2', name: '2.png', blob: blobOf(10), set })
  expect(said).toEqual([])
  // The set holds its pictures: none lies there twice.
  expect(names('limelight-pictures')).toEqual([])
})

test('two sets are kept, the latest', async () => {
  for (const [i, key] of ['a', 'b', 'c'].entries()) await kept(() => i).put(first(setOf(key)))
  expect(names('limelight-sets')).toEqual(['b', 'c'])
})

test('where two old sets leave no room the new one takes the place of one', async () => {
  for (const [i, key] of ['a', 'b'].entries()) await kept(() => i).put(first(setOf(key)))
  disk.room = 2
  await kept(() => 2).put(first(setOf('c')))
  expect(names('limelight-sets')).toEqual(['b', 'c'])
})

test('of a set that is too large the picture comes back, and a sentence says why it is alone', async () => {
  const large = setOf('given 2', 2000, 2_000_000)
  await kept().put(first(large))
  const { picture, said } = await reloaded('given 2 0', '0.png')
  expect(picture).toEqual({ key: 'given 2 0', name: '0.png', blob: blobOf(2_000_000) })
  expect(said).toEqual([
    'Of 2000 pictures this one came back: together they are 4000 MB, and this browser keeps sets of at most 300 MB; give their folder again.',
  ])
  expect(names('limelight-sets')).toEqual([])
})

test('a full disk keeps no set and says so', async () => {
  disk.all = 'QuotaExceededError'
  const { openKeptSets } = await import('./keptSets')
  expect(await openKeptSets().put(setOf('given 3'), 1)).toMatch(/^Of 3 pictures .* no room left/)
})

test('who wants nothing kept has no set kept either', async () => {
  await kept().put(first(setOf('given 4')))
  await kept().clear()
  expect(names('limelight-sets')).toEqual([])
  expect((await reloaded('given 4 0', '0.png')).picture).toBeNull()
})

test('where the browser stores no blobs a set comes back whole after a reload', async () => {
  disk.blobs = 'DataCloneError'
  const items = ['a', 'b'].map((name) => ({
    ...{
      key: `given 5 ${name}`,
      name: `${name}.png`,
      path: `cats/${name}.png`,
      blob: new Blob([name.repeat(9)]),
    },
  }))
  const set = { key: 'given 5', items }
  await kept().put(first(set))
  const { picture, said } = await reloaded('given 5 b', 'b.png')
  expect(said).toEqual([])
  expect(picture?.set?.items.map(({ path }) => path)).toEqual(['cats/a.png', 'cats/b.png'])
  expect(await picture?.blob.text()).toBe('bbbbbbbbb')
  expect(await picture?.set?.items[0]?.blob.text()).toBe('aaaaaaaaa')
  for (const [i, key] of ['given 6', 'given 7'].entries()) await kept(() => 2 + i).put(first(setOf(key)))
  // Of sets that went the pieces went as well.
  expect([names('limelight-sets'), names('limelight-pieces')]).toEqual([['given 6', 'given 7'], []])
})
