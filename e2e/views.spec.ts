// What was looked at last comes back from the library; small things of the page's lists and tables; axe where dark and
// forced colours meet, and in the report that is taken home.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { findings } from './support/axe'
import { choose, classRadio, downloadMap, give, methodRadio, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, toyFiles } from './support/toyModel'

/** Its map has 4 x 4 cells. */
const toy = makeToy({ seed: 71, side: 16, classes: 3 })
const blank = 'model=&image=&scale=unit&backend=wasm'
const picture = async (seed: number) => (await spotPicture(toy.side, seed)).file
const library = (page: Page) => page.getByRole('button', { name: 'Library' })
const recent = (page: Page) => page.getByRole('list', { name: 'Recent views' })

test('the last view comes back with picture, class and method; lists are as long as what they hold', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 520 })
  await open(page, blank)
  await give(page, [...toyFiles(toy), await picture(3)])
  await phase(page, 'done')
  // Three classes have no room for five.
  const rows = page.getByRole('radiogroup', { name: 'Classes' })
  await expect(rows.getByRole('radio')).toHaveCount(3)
  await expect
    .poll(() =>
      rows.evaluate((list) => {
        const last = [...list.querySelectorAll('label')].at(-1)?.getBoundingClientRect().bottom ?? 0
        return Math.abs(list.getBoundingClientRect().bottom - last)
      }),
    )
    .toBeLessThan(8)
  await classRadio(page, /thing 2/).check()
  await choose(page, 'HiResCAM')
  const map = await downloadMap(page)
  await library(page).click()
  await expect(recent(page).getByText('thing 2 · HiResCAM')).toBeVisible()

  await page.goto('about:blank')
  await open(page, 'backend=wasm')
  await phase(page, 'done')
  await library(page).evaluate((button) => button.scrollIntoView({ block: 'end' }))
  await library(page).click()
  // Unfolded below the window's end it would look as if nothing had happened.
  await expect(recent(page)).toBeInViewport({ ratio: 1 })
  await recent(page)
    .getByRole('button', { name: /^thing 2/ })
    .click()
  await expect(classRadio(page, /thing 2/)).toBeChecked()
  await expect(methodRadio(page, 'HiResCAM')).toBeChecked()
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, map.data)).toBe(0)
})

/** Different colours of each mean map. */
const colours = (page: Page) =>
  page.locator('canvas[data-cells]').evaluateAll((all) =>
    all.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height)
      return new Set(new Uint32Array(data.buffer)).size
    }),
  )

/** Two pictures in folders that are called like classes. */
async function folder(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'limelight-views-'))
  for (const seed of [1, 2]) {
    mkdirSync(join(root, `thing ${seed}`))
    const { name, buffer } = await picture(seed)
    writeFileSync(join(root, `thing ${seed}`, name), buffer)
  }
  return root
}

test('in the dark and in forced colours: mean maps have cells as the stage has, nothing for axe in sheet, grid, concepts and report', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    ...{ colorScheme: 'dark', forcedColors: 'active', bypassCSP: true },
    ...(baseURL ? { baseURL } : {}),
  })
  await open(page, blank)
  await give(page, toyFiles(toy))
  await page.getByLabel('Folder of pictures').setInputFiles(await folder())
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Sheet', exact: true }).click()
  await expect(page.getByLabel('Running').getByText('2 of 2')).toBeVisible()
  await expect.poll(async () => Math.max(0, ...(await colours(page)))).toBeGreaterThan(1)
  expect(Math.max(...(await colours(page)))).toBeLessThanOrEqual(16)
  await expect(page.getByRole('table', { name: 'Expected by predicted' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Maps' }).getByText('EigenCAM')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Escape')

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download report' }).click()
  const report = readFileSync(await (await waiting).path(), 'utf8')
  await choose(page, 'Deep feature factorisation')
  await expect(page.getByRole('radiogroup', { name: 'Concepts' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  for (const [colorScheme, forcedColors, width] of [
    ['light', 'none', 1024],
    ['dark', 'none', 390],
    ['dark', 'active', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme, forcedColors })
    await page.setViewportSize({ width, height: 800 })
    await page.setContent(report)
    expect(await findings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await expect(page.locator('.bar i')).toHaveCSS('background-image', /gradient/)
  }
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('figure').first()).toHaveCSS('break-inside', 'avoid')
  await expect(page.locator('body')).toHaveCSS('max-width', 'none')
  await page.close()
})
