// An address that is given once more: what it gives now counts.
import { afterEach, expect, test, vi } from 'vitest'
import { fakeEntry, png } from '../testing/entries'
import { page } from '../testing/intakePage'

afterEach(() => vi.unstubAllGlobals())

test('an address that gives another picture now is another picture, and the one before comes back whole', async () => {
  let served: Uint8Array<ArrayBuffer> = new Uint8Array(png)
  let asked = 0
  vi.stubGlobal('fetch', async () => {
    asked += 1
    return new Response(served)
  })
  const { store, log, intents, settled } = page({ model: 'https://a.example/model.json', image: '' })
  const address = 'https://b.example/camera.png'
  const paste = async () => {
    await intents.takeText(address)
    return (await settled()).picture
  }
  const first = await paste()
  expect((await paste())?.key).toBe(first?.key)
  served = Uint8Array.of(...png, 0)
  const second = await paste()
  expect(second?.key).not.toBe(first?.key)
  expect([second?.reference, second?.blob.size]).toEqual([address, png.length + 1])
  expect(store.getState().shown?.pictureKey).toBe(second?.key)
  await intents.takeFiles([fakeEntry('bad.png', png)])
  expect((await settled()).picture).toBe(second)
  intents.undo()
  expect((await settled()).picture).toMatchObject({ key: first?.key, blob: first?.blob })
  expect(log.filter((line) => line.startsWith('explain'))).toHaveLength(2)
  expect(asked).toBe(3)
})
