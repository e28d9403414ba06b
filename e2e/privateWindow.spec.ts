// Windows that store no blobs, as Safari's private ones, and windows that store nothing: a real browser that refuses.
import { expect, type Page, test } from '@playwright/test'
import { give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 61 })
const blank = 'model=&image=&scale=unit&backend=wasm'
const tiles = (page: Page) => page.getByRole('listbox', { name: 'Pictures' }).getByRole('option')
const spots = async (seed: number) => ({
  ...(await spotPicture(toy.side, seed)).file,
  name: `spots-${seed}.png`,
})
const set = () => Promise.all([1, 2, 3].map(spots))
const lock = (page: Page) => page.getByRole('button', { name: 'Lock the network', exact: true }).click()

/** In the browser: a record that holds a blob is refused, or every record. */
function refuse(everything: boolean): void {
  const put = IDBObjectStore.prototype.put
  const holdsBlob = (value: unknown): boolean =>
    value instanceof Blob ||
    (typeof value === 'object' && value !== null && Object.values(value).some(holdsBlob))
  IDBObjectStore.prototype.put = function (value: unknown, ...key) {
    if (everything || holdsBlob(value)) throw new DOMException('No blobs here.', 'DataCloneError')
    return put.call(this, value, ...key)
  }
}

/** How many pieces lie there: the page has written what it had to. */
const pieces = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('limelight-pieces')
        opening.onerror = () => resolve(0)
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onsuccess = () => {
          const count = opening.result.transaction('pieces').objectStore('pieces').count()
          count.onsuccess = () => resolve(count.result)
        }
      }),
  )

test('where no blobs are stored a model, a set and a picture survive reload and lock', async ({ page }) => {
  await page.addInitScript(refuse, false)
  await open(page, blank)
  await give(page, toyFiles(toy))
  await give(page, await set())
  await expect(tiles(page)).toHaveCount(3)
  await phase(page, 'done')
  await expect.poll(() => pieces(page)).toBe(2)
  await page.reload()
  await phase(page, 'done')
  await expect(tiles(page)).toHaveCount(3)
  await give(page, [await spots(4)])
  await phase(page, 'done')
  await expect.poll(() => pieces(page)).toBe(3)
  await page.reload()
  await phase(page, 'done')
  await expect(page.getByRole('img', { name: /in spots-4\.png/ })).toBeVisible()
  await lock(page)
  await expect(page.getByText(/^Network locked: /)).toBeVisible()
  await expect(page.getByRole('img', { name: /in spots-4\.png/ })).toBeVisible()
  await phase(page, 'done')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByText(/keeps nothing/)).toHaveCount(0)
})

test('where nothing is stored the page says so once and loses nothing; the lock is refused', async ({
  page,
}) => {
  await page.addInitScript(refuse, true)
  await open(page, blank)
  await give(page, toyFiles(toy))
  await give(page, await set())
  await phase(page, 'done')
  const nothing = page.getByText(/^This browser keeps nothing that you open/)
  await expect(nothing).toHaveCount(1)
  await expect(tiles(page)).toHaveCount(3)
  await lock(page)
  await expect(page.getByText(/^Nothing was changed: the page is loaded anew for this/)).toBeVisible()
  await expect(tiles(page)).toHaveCount(3)
  await tiles(page).nth(2).click()
  await expect(page.getByRole('img', { name: /in spots-3\.png/ })).toBeVisible()
  await phase(page, 'done')
})
