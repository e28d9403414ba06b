// Many pictures at once: a strip to walk, a sheet that fills in, what was expected, and all of it as a zip.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { readCsv } from '../src/results/csv'
import { columns } from '../src/results/row'
import { serious } from './support/axe'
import { classRadio, downloadMap, drop, give, open, phase, readNpy, worst } from './support/limelight'
import { spotPicture, truncatedPicture } from './support/pictures'
import { gradCam } from './support/reference'
import { tensors } from './support/tensors'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 51 })
const blank = 'model=&image=&scale=unit&backend=wasm'

const strip = (page: Page) => page.getByRole('listbox', { name: 'Pictures' })
const tiles = (page: Page) => strip(page).getByRole('option')
const openSheet = (page: Page) => page.getByRole('button', { name: 'Sheet', exact: true }).click()
const done = (page: Page, count: number) =>
  expect(page.getByLabel('Running').getByText(`${count} of ${count}`)).toBeVisible()

/** Five pictures in folders that are called like classes, one in a folder that is not, and a broken one. */
async function folder(): Promise<string> {
  const root = join(mkdtempSync(join(tmpdir(), 'limelight-set-')), 'things')
  const put = (where: string, name: string, bytes: Buffer) => {
    mkdirSync(join(root, where), { recursive: true })
    writeFileSync(join(root, where, name), bytes)
  }
  for (const seed of [1, 2, 3, 4, 5])
    put(`thing ${seed % 2}`, `spots-${seed}.png`, (await spotPicture(toy.side, seed)).file.buffer)
  put('misc', 'spots-6.png', (await spotPicture(toy.side, 6)).file.buffer)
  put('misc', 'zut.jpg', (await truncatedPicture()).buffer)
  return root
}

async function giveSet(page: Page) {
  await open(page, blank)
  await give(page, toyFiles(toy))
  await page.getByLabel('Folder of pictures').setInputFiles(await folder())
  await expect(tiles(page)).toHaveCount(7)
  await phase(page, 'done')
}

test('a folder is walked by arrow keys, each picture on the stage; axe finds nothing serious', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ bypassCSP: true, ...(baseURL ? { baseURL } : {}) })
  await giveSet(page)
  await expect(page.getByRole('status').first()).toContainText('evidence for')
  await classRadio(page, /thing 3/).check()
  await phase(page, 'done')
  await tiles(page).first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(tiles(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tiles(page).nth(2)).toBeFocused()
  await expect(page.getByRole('img', { name: /thing 3 in spots-2.png/ })).toBeVisible()
  await expect(page.getByText('3 of 7')).toBeVisible()
  await phase(page, 'done')
  await page.goBack()
  await expect(page.getByRole('img', { name: /thing 3 in spots-6.png/ })).toBeVisible()
  await expect(tiles(page)).toHaveCount(7)
  await page.goForward()
  await expect(page.getByRole('img', { name: /thing 3 in spots-2.png/ })).toBeVisible()
  // The broken one says so, and the one before stays.
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('alert').filter({ hasText: 'zut.jpg' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('img', { name: /thing 3 in spots-6.png/ })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'zut.jpg' })).toHaveCount(0)

  const top = async (part: Locator) => (await part.boundingBox())?.y ?? 0
  await expect
    .poll(async () => (await top(strip(page))) - (await top(page.locator('[data-trust]'))))
    .toBeGreaterThan(60)
  // Beside the stage stand six of them with their maps; the wrong ones bear a mark.
  const few = page.getByRole('list', { name: 'Pictures of the set' }).getByRole('button')
  await expect(few).toHaveCount(6)
  await expect(page.getByRole('button', { name: 'Sheet of all 7 pictures' })).toBeVisible()
  await expect(few.filter({ hasText: '≠' }).first()).toBeVisible()
  expect(await serious(page)).toEqual([])
  await openSheet(page)
  await done(page, 7)
  const shown = page.getByLabel('Sheet').getByRole('option', { name: /spots/ })
  const unsure = page.getByRole('button', { name: /^Unsure \d+$/ })
  await page.getByRole('button', { name: 'thing 1 3', exact: true }).click()
  await expect(shown).toHaveCount(3)
  await unsure.click()
  await expect(unsure).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'All 7' }).click()
  await expect(shown).toHaveCount(6)
  await page.getByRole('button', { name: 'Measure all', exact: true }).click()
  await expect(page.getByRole('row', { name: /^All classes\s· 6 \d+ % \d+ % 0\.\d\d 0\.\d\d/ })).toBeVisible()
  await page.getByLabel('Sort').selectOption('Lowest insertion first')
  await expect(page.getByRole('option', { name: /Ins\. 0\.\d\d/ })).toHaveCount(6)
  expect(await serious(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  await page.getByText('Table, metrics and mean maps').click()
  expect(await serious(page)).toEqual([])
  await page.close()
})

test('a reload and Back show the set again', async ({ page }) => {
  await open(page, blank)
  const files = await Promise.all([21, 22].map(async (seed) => (await spotPicture(toy.side, seed)).file))
  await give(page, [...toyFiles(toy), ...files])
  await phase(page, 'done')
  await tiles(page).last().click()
  await expect(page.getByRole('img', { name: /in spots-22.png/ })).toBeVisible()
  await expect.poll(() => page.evaluate(keptSets)).toBe(1)
  await page.reload()
  await expect(page.getByRole('img', { name: /in spots-22.png/ })).toBeVisible()
  await expect(tiles(page)).toHaveCount(2)
  await page.goBack()
  await expect(page.getByRole('img', { name: /in spots-21.png/ })).toBeVisible()
  await expect(tiles(page)).toHaveCount(2)
})

for (const backend of ['webgl', 'webgpu'] as const)
  test(`on ${backend} the maps of a set are what the formula gives`, async ({ page }) => {
    await open(page, `model=&image=&scale=unit&class=1&backend=${backend}`)
    const pictures = await Promise.all([31, 32].map((seed) => spotPicture(toy.side, seed)))
    await give(page, [...toyFiles(toy), ...pictures.map(({ file }) => file)])
    await phase(page, 'done')
    await openSheet(page)
    await done(page, 2)
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all' }).click()
    const zip = unzipSync(readFileSync(await (await waiting).path()))
    for (const { file, unit } of pictures) {
      const path = Object.keys(zip).find((name) => name.endsWith('.npy') && name.includes(file.name)) ?? ''
      expect(worst(readNpy(Buffer.from(zip[path] ?? [])).data, gradCam(toy, unit, 1))).toBeLessThan(1e-3)
    }
  })

/** How many sets this browser keeps. */
async function keptSets(): Promise<number> {
  const all = await indexedDB.databases()
  if (!all.some(({ name }) => name === 'limelight-sets')) return 0
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open('limelight-sets')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const count = database.transaction('sets').objectStore('sets').count()
  await new Promise((resolve) => {
    count.onsuccess = resolve
  })
  database.close()
  return count.result
}

test('the sheet says what the stage says, counts what was expected, and is taken home', async ({ page }) => {
  await giveSet(page)
  await openSheet(page)
  await done(page, 7)
  await expect(page.getByRole('option', { name: /zut.jpg zut.jpg is/ })).toBeVisible()
  await expect(page.getByText('The folder misc is called like no class of this model')).toBeVisible()
  const rows = page.getByRole('table', { name: 'Expected by predicted' }).getByRole('row')
  await expect(rows).toHaveCount(3)
  const counted = async () =>
    (await rows.getByRole('cell').allTextContents()).map(Number).reduce((sum, n) => sum + n, 0)
  await expect.poll(counted).toBe(5)

  const mistaken = page.getByRole('option', { name: /thing \d\/.* expected thing \d wrong$/ })
  await expect(mistaken.first()).toBeVisible()
  const wrong = await mistaken.count()
  await page.getByRole('button', { name: `Wrong ${wrong}`, exact: true }).click()
  await expect(tiles(page)).toHaveCount(wrong)
  await page.getByRole('button', { name: 'All 7', exact: true }).click()
  await page.getByLabel('Find a picture or a class').fill('spots-6')
  await expect(tiles(page)).toHaveCount(1)
  await page.getByLabel('Find a picture or a class').fill('nothing like it')
  await expect(page.getByText('No picture is like this.')).toBeVisible()
  await page.getByLabel('Find a picture or a class').fill('')

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all' }).click()
  const zip = unzipSync(readFileSync(await (await waiting).path()))
  const [head, ...table] = readCsv(new TextDecoder().decode(zip['results.csv']))
  expect([head, table.length]).toEqual([[...columns], 7])
  const row = Object.fromEntries((table.at(-1) ?? []).map((cell, i) => [head?.[i], cell]))
  expect(row.picture).toBe('things/thing 1/spots-5.png')
  const overlay = await sharp(zip[`overlays/${row.picture}.png`]).metadata()
  expect([overlay.width, overlay.height]).toEqual([256, 256])

  await tiles(page).first().focus()
  await page.keyboard.press('End')
  await expect(tiles(page).last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: /in spots-5.png/ })).toBeVisible()
  await phase(page, 'done')
  await expect(page.getByRole('status').first()).toContainText(row.label ?? 'no label')
  const onStage = await downloadMap(page)
  const inZip = readNpy(Buffer.from(zip[row.map ?? ''] ?? []))
  expect(inZip.shape).toEqual(onStage.shape)
  expect(worst(inZip.data, onStage.data)).toBeLessThan(1e-6)
})

test('another method makes the maps anew; a single picture in its place and back', async ({ page }) => {
  await open(page, `${blank}&method=scorecam`)
  const files = await Promise.all([11, 12, 13].map(async (seed) => (await spotPicture(64, seed)).file))
  await drop(page, [...toyFiles(toy), ...files])
  await phase(page, 'done')
  await expect(tiles(page)).toHaveCount(3)
  const before = await tensors(page)
  await openSheet(page)
  await done(page, 3)
  await page.keyboard.press('Escape')
  await expect.poll(() => tensors(page)).toBe(before)
  await page.getByRole('radio', { name: 'Grad-CAM', exact: true }).check()
  await phase(page, 'done')
  await openSheet(page)
  await expect(page.getByLabel('Running').getByText('Grad-CAM', { exact: true })).toBeVisible()
  await done(page, 3)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sheet', exact: true })).toBeFocused()
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } }),
  )
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('the set of 3 stays here')).toBeVisible()
  await give(page, [(await spotPicture(toy.side, 20)).file])
  await expect(page.getByRole('img', { name: /in spots-20.png/ })).toBeVisible()
  await expect(strip(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(page)).toHaveCount(3)
})

/** True where one of them lies in the window. */
const inSight = (all: readonly Element[]) =>
  all.some((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })

test('two thousand pictures scroll: what is in sight is there, and little else', async ({ page }) => {
  await open(page, blank)
  const { buffer, mimeType } = (await spotPicture(16, 1)).file
  const many = Array.from({ length: 2000 }, (_, i) => ({ name: `p${i}.png`, mimeType, buffer }))
  await give(page, many)
  await expect(page.getByText('1 of 2,000')).toBeVisible()
  await openSheet(page)
  await expect(page.getByRole('heading', { name: '2,000 pictures' })).toBeVisible()
  for (const share of [0.1, 0.5, 0.9, 1]) {
    await page
      .locator('[data-sheet]')
      .evaluate((sheet, s) => sheet.scrollTo(0, s * sheet.scrollHeight), share)
    await expect.poll(() => page.locator('[data-sheet] [role=option] img').evaluateAll(inSight)).toBe(true)
    await expect.poll(() => tiles(page).count()).toBeLessThan(100)
  }
  await expect(page.getByRole('option', { name: 'p1999.png' }).first()).toBeVisible()
  await tiles(page).last().focus()
  await page.keyboard.press('Home')
  await expect(page.getByRole('option', { name: /^p0.png/ })).toBeFocused()
})
