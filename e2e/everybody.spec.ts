// What a finger, a keyboard and a reader of another language meet: rooms of 44 pixels in every state on a phone, axe with
// German, dark and forced colours, the main tasks with the keyboard alone.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { toyDetector } from '../src/models/boxes/testing/toyDetector'
import { writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { findings } from './support/axe'
import { boxOf, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

const toy = makeToy()
const metadata = { names: "{0: 'cup', 1: 'boat', 2: 'tree'}", stride: '4', imgsz: '[16, 16]', task: 'detect' }
const detector: NamedFile = {
  name: 'toy.onnx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(writeOnnx({ ...toyDetector, producer: 'ultralytics', metadata })),
}
const broken: NamedFile = { name: 'kaputt.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }
const blank = 'model=&image=&backend=wasm'

/** By the input itself: its label is in the page's language. */
const put = (page: Page, files: readonly NamedFile[]) =>
  page
    .locator('input[type=file]:not([webkitdirectory])')
    .first()
    .setInputFiles(files.map((file) => ({ ...file })))

/** Texts of what a finger does not hit. Words within a sentence are as high as their line, boxes as their object. */
const low = (page: Page) =>
  page
    .locator('button, select, summary, [role=slider], input[type=range], label:has(input)')
    .evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility() && !element.closest('p, [data-stage-picture]'))
        .map((element) => {
          const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
          return {
            text: element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30),
            width,
            height,
          }
        })
        .filter(({ width, height }) => width > 1 && height > 1 && height < 44)
        .map(({ text, height }) => `${text}: ${height}`),
    )

async function germanPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await browser.newPage({
    ...{ hasTouch: true, isMobile: true, locale: 'de-DE', colorScheme: 'dark', bypassCSP: true },
    viewport: { width: 390, height: 844 },
    ...(baseURL ? { baseURL } : {}),
  })
  await open(page, blank)
  await phase(page, 'empty')
  return page
}

async function isWell(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  await expect.poll(() => low(page)).toEqual([])
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
}

test('on a German phone in the dark: boxes, an error, the eraser, a comparison', async ({
  browser,
  baseURL,
}) => {
  const page = await germanPhone(browser, baseURL)
  await isWell(page)
  await expect(page.locator('header b[data-short="Wasm"]')).toBeVisible()
  await put(page, [detector, (await spotPicture(64, 4)).file])
  await phase(page, 'done')
  await expect(page.getByRole('radiogroup', { name: 'Rahmen' })).toBeVisible()
  await isWell(page)
  await put(page, [broken])
  await expect(page.getByRole('alert').first()).toContainText(/kaputt\.png ist kein Bild/)
  await isWell(page)
  for (const name of ['Methode', 'Schicht', 'Aussehen']) {
    await page.getByRole('tab', { name, exact: true }).tap()
    await isWell(page)
  }
  for (const name of ['Bilder', 'Modell']) {
    await page.getByRole('button', { name, exact: true }).tap()
    await isWell(page)
  }
  // A long address has all of the width; what answers it stands below.
  const field = page.getByLabel('Adresse eines Bildes oder Modells').filter({ visible: true })
  await field.fill('https://nowhere.invalid/model.json')
  await field.press('Enter')
  const said = page.getByRole('alert').filter({ hasText: 'nowhere.invalid' })
  const retry = page.getByRole('button', { name: 'Noch einmal' })
  await expect(retry).toBeVisible()
  expect((await boxOf(retry)).y).toBeGreaterThan((await boxOf(said)).y + (await boxOf(said)).height - 1)
  await isWell(page)
  await page.getByRole('button', { name: 'Ganze Karte öffnen', exact: true }).tap()
  await isWell(page)
  await page.getByRole('button', { name: 'Radieren', exact: true }).click()
  await expect(page.getByRole('application', { name: 'Bild zum Radieren' })).toBeVisible()
  await isWell(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Vergleichen' }).click()
  await expect(page.getByText('Wird berechnet')).toHaveCount(0)
  await isWell(page)
  await page.close()
})

test('a set in German and in forced colours: nothing for axe in strip and sheet', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    ...{ locale: 'de-DE', forcedColors: 'active', bypassCSP: true },
    ...(baseURL ? { baseURL } : {}),
  })
  await open(page, `${blank}&scale=unit`)
  await put(page, toyFiles(toy))
  const seeds = [1, 2, 3]
  await put(page, await Promise.all(seeds.map(async (seed) => (await spotPicture(toy.side, seed)).file)))
  await expect(page.getByRole('listbox', { name: 'Bilder' }).getByRole('option')).toHaveCount(3)
  await page.getByRole('button', { name: 'Übersicht', exact: true }).click()
  await expect(page.getByText('3 von 3').first()).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByText('Bild öffnen').first()).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.close()
})

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: on } = document
      const label = on?.closest('label')?.textContent ?? on?.textContent
      return on?.getAttribute('aria-label') || label || ''
    })
  for (let i = 0; i < 120; i++) {
    if (name.test((await focused()).trim())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}.`)
}

test('with the keyboard alone: open, another class, layer and method, compare, take home', async ({
  page,
}) => {
  await open(page, `${blank}&scale=unit`)
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, /^Open picture$/)
  await page.keyboard.press('Enter')
  const files = [...toyFiles(toy), (await spotPicture(toy.side)).file]
  await (await chooser).setFiles(files.map((file) => ({ ...file })))
  await phase(page, 'done')
  const placeOf = (group: string) =>
    page
      .getByRole('radiogroup', { name: group })
      .getByRole('radio')
      .evaluateAll((radios) => radios.findIndex((radio) => (radio as HTMLInputElement).checked))
  await page.keyboard.press('/')
  await page.keyboard.type('thing 0')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').first()).toContainText('for thing 0')
  await phase(page, 'done')
  await tabTo(page, /^Grad-CAM$/)
  const method = await placeOf('Methods')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => placeOf('Methods')).not.toBe(method)
  await phase(page, 'done')
  const layer = await placeOf('Layers')
  await page.keyboard.press('[')
  await expect.poll(() => placeOf('Layers')).not.toBe(layer)
  await phase(page, 'done')
  await tabTo(page, /^Compare$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Maps' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Computing/)).toHaveCount(0)
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('list', { name: 'Maps' })).toBeHidden({ timeout: 1000 })
  }).toPass()
  const download = page.waitForEvent('download')
  await tabTo(page, /^(Download overlay|Overlay)/)
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.png$/)
  await page.close()
})
