// Models that were open before open again without a network, until they are removed.
import { expect, type Page, test } from '@playwright/test'
import { classRadio, copied, downloadMap, give, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 31 })

const openLibrary = (page: Page) => page.getByRole('button', { name: 'Library' }).click()
const kept = (page: Page) => page.getByRole('list', { name: 'Kept in this browser' })

test('a model opened by address is fetched once, opens offline from the library, and can be removed', async ({
  page,
}) => {
  const picture = await spotPicture(toy.side, 4)
  const server = await serveFiles(toyFiles(toy))
  const { address } = server
  const link = `image=&model=${address}/model.json&labels=${address}/labels.txt&scale=unit&backend=wasm`
  await open(page, link)
  await give(page, [picture.file])
  await phase(page, 'done')
  const first = await downloadMap(page)
  const asked = [...server.asked]
  expect(asked.toSorted()).toEqual([
    '/group1-shard1of2.bin',
    '/group1-shard2of2.bin',
    '/labels.txt',
    '/metadata.json',
    '/model.json',
  ])

  await page.goto('about:blank')
  await open(page, 'model=&image=&backend=wasm')
  // The empty stage says once what to bring.
  await expect(
    page.getByText('Drop a picture and a model anywhere on this page', { exact: true }),
  ).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Drop a picture' })).toHaveCSS('opacity', '0')
  await openLibrary(page)
  await expect(kept(page).getByRole('listitem')).toHaveCount(1)
  // Closed and opened again the page is still there.
  await openLibrary(page)
  await expect(kept(page)).toHaveCount(0)
  await openLibrary(page)
  await server.close()
  await kept(page).getByRole('button').first().click()
  await expect(page.getByText('Now drop a picture', { exact: true })).toBeVisible()
  await expect(page.getByText('A photograph, and a model')).toHaveCount(0)
  await give(page, [picture.file])
  await phase(page, 'done')
  await expect(classRadio(page, /thing 3/)).toBeVisible()
  expect(worst((await downloadMap(page)).data, first.data)).toBe(0)
  expect(server.asked).toEqual(asked)

  await kept(page)
    .getByRole('button', { name: /^Remove / })
    .click()
  await expect(kept(page).getByRole('listitem')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([])
  // A page of its own: one that is open would reload itself for the address.
  await page.goto('about:blank')
  await open(page, `${link}&method=cam`)
  await give(page, [picture.file])
  await phase(page, 'failed')
  await expect(page.getByRole('alert').first()).toContainText(/cannot be reached/)
})

test('the link of a dropped model opens the kept copy, and no other', async ({ page }) => {
  const picture = await spotPicture(toy.side, 4)
  await open(page, 'model=&image=&scale=unit&backend=wasm&class=1')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  const first = await downloadMap(page)
  await openLibrary(page)
  await expect(kept(page).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
  const link = await copied(page, 'Copy link')
  expect(link).toMatch(/hash=[0-9a-f]{12}/)

  await page.goto('about:blank')
  await page.goto(link)
  await give(page, [picture.file])
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, first.data)).toBe(0)

  await page.goto('about:blank')
  await page.goto(link.replace(/hash=[0-9a-f]{12}/, 'hash=000000000000'))
  await give(page, [picture.file])
  await expect(page.getByText(/drop .*model/i).first()).toBeVisible()
  await phase(page, 'empty')
})
