// The report of a set: one file that asks nobody, with the numbers, the mean maps, the pictures and the recipe.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { serious } from './support/axe'
import { open } from './support/limelight'
import { spotPicture, truncatedPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 51 })

async function folder(): Promise<string> {
  const root = join(mkdtempSync(join(tmpdir(), 'limelight-report-')), 'things')
  const put = (where: string, name: string, bytes: Buffer) => {
    mkdirSync(join(root, where), { recursive: true })
    writeFileSync(join(root, where, name), bytes)
  }
  for (const seed of [1, 2, 3, 4])
    put(`thing ${seed % 2}`, `spots-${seed}.png`, (await spotPicture(toy.side, seed)).file.buffer)
  put('misc', 'zut.jpg', (await truncatedPicture()).buffer)
  return root
}

async function report(page: Page, name: string) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).press('Enter')
  const download = await waiting
  return { name: download.suggestedFilename(), html: readFileSync(await download.path(), 'utf8') }
}

async function sheet(page: Page, hash = '') {
  await open(page, `model=&image=&scale=unit&backend=wasm${hash}`)
  const files = page.locator('input[type=file]:not([webkitdirectory])').first()
  await files.setInputFiles(toyFiles(toy).map((file) => ({ ...file })))
  await page.locator('input[webkitdirectory]').setInputFiles(await folder())
  await expect(page.locator('[role=listbox] [role=option]')).toHaveCount(5)
  await page.locator('#sheet').click()
  await expect(page.locator('[data-sheet] progress')).toHaveJSProperty('value', 5)
}

test('a set has a report of one file: by keys, without a network, by day and by night, and on paper', async ({
  page,
  browser,
}) => {
  await sheet(page)
  const { name, html } = await report(page, 'Download report')
  expect(name).toBe('limelight-gradcam-5-pictures-report.html')

  const context = await browser.newContext({ offline: true, javaScriptEnabled: true })
  const reader = await context.newPage()
  const asked: string[] = []
  reader.on('request', (request) => asked.push(request.url()))
  const path = test.info().outputPath('report.html')
  writeFileSync(path, html)
  await reader.goto(`file://${path}`)
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('5 pictures, Grad-CAM')
  await expect(reader.getByRole('row', { name: 'Explained 4 of 5' })).toBeVisible()
  await expect(reader.getByRole('row', { name: /^Right \d of 4 \(\d+ %\)$/ })).toBeVisible()
  await expect(reader.getByRole('region', { name: 'Expected by predicted' }).getByRole('row')).toHaveCount(3)
  await expect(reader.getByText(/^zut\.jpg is /)).toBeVisible()
  const images = await reader.getByRole('img').all()
  // Four pictures, four maps over them, and a mean map of each class at least.
  expect(images.length).toBeGreaterThan(8)
  for (const image of images)
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  expect(asked.filter((url) => !url.startsWith('data:') && !url.startsWith('file:'))).toEqual([])

  await reader.keyboard.press('Tab')
  await expect(reader.getByRole('region', { name: 'Expected by predicted' })).toBeFocused()
  const paper = () => reader.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  for (const [scheme, colour] of [
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(20, 20, 18)'],
  ] as const) {
    await reader.emulateMedia({ colorScheme: scheme })
    await expect.poll(paper).toBe(colour)
    expect(await serious(reader)).toEqual([])
  }
  await reader.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await expect.poll(paper).toBe('rgb(255, 255, 255)')
  await reader.emulateMedia({ media: 'screen' })
  await reader.setViewportSize({ width: 320, height: 640 })
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await context.close()
})

test('in German its numbers and headings are German', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ locale: 'de-DE', ...(baseURL ? { baseURL } : {}) })
  await sheet(page)
  const { html } = await report(page, 'Bericht herunterladen')
  for (const said of [
    '<html lang="de">',
    '5 Bilder, Grad-CAM',
    'Überblick',
    'Erklärt',
    'Erwartet gegen',
    'Rezept',
  ])
    expect(html).toContain(said)
  await page.close()
})
