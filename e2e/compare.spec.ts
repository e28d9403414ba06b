// Several maps side by side: they fill in, they are the true ones, a click makes one the main view.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { findings } from './support/axe'
import { boxOf, downloadMap, give, methodRadio, open, phase, sideways, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { gradCam, logits } from './support/reference'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy()
const cells = (page: Page) => page.getByRole('list', { name: 'Maps' }).getByRole('listitem')
const cell = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Maps' }).getByRole('button', { name: title })
const axis = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Compare' }).getByRole('radio', { name })
const allDone = (page: Page) => expect(page.getByText(/^(Waiting|Computing|Stopped)/)).toHaveCount(0)

async function begin(page: Page, fragment = 'model=&image=&scale=unit&backend=wasm') {
  const picture = await spotPicture(toy.side)
  await open(page, fragment)
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  return picture
}

test('six methods fill in, and a click on one makes it the main view with the true map', async ({ page }) => {
  const picture = await begin(page, 'model=&image=&scale=unit&backend=wasm&method=eigencam&class=3')
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(cells(page)).toHaveCount(6)
  await allDone(page)
  await phase(page, 'done')
  for (const name of ['Grad-CAM', 'Grad-CAM++', 'Layer-CAM', 'FinerCAM', 'EigenCAM', 'RandomCAM'])
    await expect(cells(page).filter({ hasText: name }).first()).toBeVisible()

  await cells(page).first().getByRole('button').click()
  await phase(page, 'done')
  await expect(methodRadio(page, 'Grad-CAM')).toBeChecked()
  await expect(page.getByRole('button', { name: 'Compare' })).toBeFocused()
  expect(worst((await downloadMap(page)).data, gradCam(toy, picture.unit, 3))).toBeLessThan(1e-3)
})

test('two classes: their maps, their contrast, and their difference with the sign that it says', async ({
  page,
}) => {
  const picture = await begin(page)
  const scores = logits(toy, picture.unit)
  const order = scores.map((_, i) => i).toSorted((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0))
  await page.keyboard.press('g')
  await axis(page, 'Classes').click()
  await expect(cells(page)).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Difference' })).toBeHidden()
  for (const i of order.slice(2)) await page.getByRole('checkbox', { name: `thing ${i}` }).uncheck()
  // Two have the width to themselves, beside each other and each whole in the window.
  await expect(cells(page)).toHaveCount(2)
  const [left, right] = [await boxOf(cells(page).first()), await boxOf(cells(page).last())]
  expect(left.width).toBeGreaterThan(400)
  expect(right.y).toBe(left.y)
  expect(left.y + left.width).toBeLessThan(page.viewportSize()?.height ?? 0)
  await page.getByRole('button', { name: 'Difference' }).click()
  await expect(cells(page)).toHaveCount(4)
  await allDone(page)
  const [a = 0, b = 0] = order
  await expect(cell(page, `thing ${a} over thing ${b}`)).toBeVisible()
  await expect(page.getByText(`red where that of thing ${a} is stronger`)).toBeVisible()

  const difference = cells(page).filter({ hasText: `thing ${a} − thing ${b}` })
  const [one, two] = [gradCam(toy, picture.unit, a), gradCam(toy, picture.unit, b)]
  const values = one.map((v, i) => v - (two[i] ?? 0))
  expect(values.filter((v) => Math.abs(v) > 0.4).length).toBeGreaterThan(3)
  // Painted a moment after it is there.
  await expect(async () => {
    const red = await redness(await difference.locator('canvas').screenshot(), 7)
    const strong = values.map((v, i) => [v, red[i] ?? 0] as const).filter(([v]) => Math.abs(v) > 0.4)
    expect(strong.filter(([v, r]) => Math.sign(v) !== Math.sign(r))).toEqual([])
  }).toPass({ timeout: 30_000 })
})

test('the contrast of two classes is a map of its own: the one of the difference of the logits', async ({
  page,
}) => {
  const picture = await begin(page)
  const scores = logits(toy, picture.unit)
  const order = scores.map((_, i) => i).toSorted((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0))
  const [a = 0, b = 0] = order
  await page.keyboard.press('g')
  await axis(page, 'Classes').click()
  for (const i of order.slice(2)) await page.getByRole('checkbox', { name: `thing ${i}` }).uncheck()
  await page.getByRole('button', { name: 'Difference' }).click()
  await cell(page, `thing ${a} over thing ${b}`).click()
  await expect(page.getByRole('status').first()).toContainText(`thing ${a} rather than thing ${b}`)
  await phase(page, 'done')
  // The gradient of z_a - z_b is that of a class whose weights are the difference of the two.
  const dense = toy.dense.map((w, i) => {
    const k = Math.floor(i / toy.classes) * toy.classes
    return i % toy.classes === a ? w - (toy.dense[k + b] ?? 0) : w
  })
  expect(worst((await downloadMap(page)).data, gradCam({ ...toy, dense }, picture.unit, a))).toBeLessThan(
    1e-3,
  )
})

test('E sets an expected class beside the most probable one, and the two can be swapped', async ({
  page,
}) => {
  const picture = await begin(page)
  const scores = logits(toy, picture.unit)
  const [a = 0, b = 0] = scores.map((_, i) => i).toSorted((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0))
  await page.keyboard.press('e')
  await expect(page.getByRole('searchbox', { name: 'Find a class' })).toBeFocused()
  await page
    .getByRole('radiogroup', { name: 'Classes' })
    .getByRole('radio', { name: `thing ${b}` })
    .check()
  await phase(page, 'done')
  await expect(page.getByRole('button', { name: `Beside thing ${a}` })).toBeVisible()
  await page.keyboard.press('e')
  await expect(cells(page)).toHaveCount(4)
  await allDone(page)
  const titles = page.getByRole('list', { name: 'Maps' }).locator('[title]')
  await expect(titles).toHaveText([
    `thing ${a}`,
    `thing ${b}`,
    `thing ${a} over thing ${b}`,
    `thing ${a} − thing ${b}`,
  ])
  await page.getByRole('button', { name: 'Swapped' }).click()
  await allDone(page)
  await expect(titles).toHaveText([
    `thing ${b}`,
    `thing ${a}`,
    `thing ${b} over thing ${a}`,
    `thing ${b} − thing ${a}`,
  ])
})

test('Esc stops a long run and offers to go on; once more closes, and focus returns', async ({ page }) => {
  const slow = makeToy({ side: 112, channels: [16, 1024], seed: 21 })
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(slow), (await spotPicture(slow.side)).file])
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('checkbox', { name: 'Score-CAM' }).check()
  const slowest = cell(page, 'Score-CAM')
  await expect(slowest.getByText(/Computing [\d,]+ of [\d,]+/)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
  await expect(slowest.getByText('Stopped', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  await phase(page, 'done')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Maps' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Compare' })).toBeFocused()
  await expect(methodRadio(page, 'Grad-CAM')).toBeChecked()
})

test('a number in each cell, an order by it, equal maps folded, and how far the maps agree', async ({
  page,
}) => {
  await page.goto('./')
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByRole('checkbox', { name: 'HiResCAM' }).check()
  await allDone(page)
  await expect(page.getByRole('button', { name: 'HiResCAM same as Grad-CAM' })).toBeVisible()
  await expect(cell(page, 'RandomCAM')).toContainText('Baseline: weights by chance')
  await expect(cell(page, 'EigenCAM')).toContainText('The same for every class')
  await expect(page.getByText(/[+−]?[01]\.\d\d\s· 1\.00 → /)).toHaveCount(6)
  await page.getByLabel('Order').selectOption('by the fall')
  await expect(async () => {
    const falls = await cells(page).filter({ hasText: '→' }).allTextContents()
    const numbers = falls.map((text) => Number(/([+−]?[01]\.\d\d)\s· /.exec(text)?.[1]?.replace('−', '-')))
    expect(numbers).toHaveLength(6)
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  }).toPass({ timeout: 30_000 })
  await page.getByText('How far the maps agree').click()
  const row = page.getByRole('row', { name: /^Layer-CAM/ })
  await expect(row.getByRole('cell', { name: '1.00', exact: true }).first()).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(7)
  await axis(page, 'Classes').click()
  await page.getByRole('checkbox', { name: /key/ }).check()
  await allDone(page)
  await expect(page.getByText(/The model speaks against it \(logit −/).first()).toBeVisible()
})

test('the grid is taken home as one picture', async ({ page }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Compare' }).click()
  await axis(page, 'Layers').click()
  await allDone(page)
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download grid' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('compare.png')
  const png = readFileSync(await download.path())
  expect(png.includes('limelight')).toBe(true)
  const { width } = await sharp(png).metadata()
  expect(width).toBe(24 + 424 * (await cells(page).count()))
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing in the grid, ${colorScheme}, ${width} wide`, async ({ browser, baseURL }) => {
      const page = await browser.newPage({
        colorScheme,
        viewport: { width, height: 900 },
        bypassCSP: true,
        ...(baseURL ? { baseURL } : {}),
      })
      await begin(page)
      await page.keyboard.press('g')
      for (const name of ['Methods', 'Layers', 'Classes']) {
        await axis(page, name).click()
        await allDone(page)
        expect(await findings(page)).toEqual([])
      }
      await expect.poll(() => page.evaluate(sideways)).toBe(0)
      await page.close()
    })

/** Red minus blue at the middle of each cell of a screenshot of `side` by `side` cells. */
async function redness(png: Buffer, side: number): Promise<number[]> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return Array.from({ length: side * side }, (_, i) => {
    const x = Math.floor((((i % side) + 0.5) / side) * info.width)
    const y = Math.floor(((Math.floor(i / side) + 0.5) / side) * info.height)
    const at = 3 * (y * info.width + x)
    return (data[at] ?? 0) - (data[at + 2] ?? 0)
  })
}
