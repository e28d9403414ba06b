// Erase and see, the box as truth, and places that are alike: by pointer, by touch and by keyboard.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { findings } from './support/axe'
import { boxOf, part, phase, sideways } from './support/limelight'

const mug = (page: Page) =>
  page
    .getByRole('radiogroup', { name: 'Classes' })
    .getByText(/^1\.00 → /)
    .first()
const report = (page: Page) => page.locator('#tool-hint')
const area = (page: Page) => page.getByRole('application')

async function begin(page: Page): Promise<void> {
  await page.goto('./')
  await phase(page, 'done')
}

/** Shares of the area, from and to. */
async function drag(page: Page, on: Locator, [x0, y0, x1, y1]: readonly number[]): Promise<void> {
  const box = await boxOf(on)
  const at = (x = 0, y = 0) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(x0, y0))
  await page.mouse.down()
  await page.mouse.move(...at(x1, y1), { steps: 8 })
  await page.mouse.up()
}

test('a brush over the mug takes the mug away at once, whatever fills it; undo brings it back', async ({
  page,
}) => {
  await begin(page)
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByLabel('Size').fill('25')
  await drag(page, area(page), [0.2, 0.65, 0.5, 0.65])
  await expect(report(page)).toContainText(
    /Without \d+ % of what the model sees, mug goes from 1\.00 to 0\.\d+/,
  )
  await expect(mug(page)).toBeVisible()
  for (const fill of ['Blur', 'Zero']) {
    await page.getByLabel('Fill').selectOption(fill)
    await expect(report(page)).toContainText(/mug goes from 1\.00 to 0\.\d+/)
  }
  await page.getByRole('button', { name: 'Undo stroke' }).click()
  await expect(report(page)).toContainText('Draw over the picture')
  await expect(mug(page)).toBeHidden()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a box is the truth of the map; the tool is put away with Escape', async ({ page }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByRole('button', { name: 'Box' }).click()
  await drag(page, area(page), [0.05, 0.42, 0.58, 0.95])
  await expect(report(page)).toContainText(
    /The map peaks inside the box; [6-9]\d % of its energy lies there, best IoU 0\.\d\d\./,
  )
  await page.getByRole('button', { name: 'Clear' }).click()
  await drag(page, area(page), [0.7, 0.7, 0.95, 0.95])
  await expect(report(page)).toContainText('The map peaks outside the box')
  await area(page).focus()
  await page.keyboard.press('Escape')
  await expect(report(page)).toBeHidden()
  await expect(page.getByRole('slider', { name: /swipe/i })).toBeVisible()
})

test('keys erase as a pointer does', async ({ page }) => {
  await begin(page)
  await page.getByRole('button', { name: 'Erase' }).click()
  await page.getByRole('button', { name: 'Box' }).click()
  await area(page).focus()
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(report(page)).toContainText(/Without 2\d % of what the model sees, mug goes from 1\.00 to 0\./)
  await page.keyboard.press('Backspace')
  await expect(report(page)).toContainText('Draw over the picture')
})

test('places that are alike: by pointer and by keys, for any layer, and the map is back afterwards', async ({
  page,
}) => {
  await begin(page)
  await page.getByRole('button', { name: 'Alike' }).click()
  const { width, height } = await boxOf(area(page))
  await area(page).click({ position: { x: 0.33 * width, y: 0.66 * height } })
  const shown = page.getByRole('img', { name: /how alike .*block7_point_relu sees each place/ })
  await expect(shown).toBeVisible()
  await expect(report(page)).toContainText(/to 1\.00\)/)
  const before = await report(page).textContent()
  await area(page).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(report(page)).not.toHaveText(before ?? '')
  const layers = page.getByRole('radiogroup', { name: 'Layers' })
  await layers.getByRole('button', { name: /^block5/ }).click()
  await layers
    .getByRole('radio', { name: /block5/ })
    .first()
    .check()
  await expect(page.getByRole('img', { name: /how alike .*block5/ })).toBeVisible()
  await area(page).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('img', { name: /Map of the evidence for mug/ })).toBeVisible()
})

test('a finger erases and the page does not scroll under it', async ({ browser, baseURL }) => {
  const page = await browser.newPage({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
    ...(baseURL ? { baseURL } : {}),
  })
  await begin(page)
  await part(page, 'Stage')
  await page.getByRole('button', { name: 'Erase' }).tap()
  const { width, height } = await boxOf(area(page))
  await area(page).tap({ position: { x: 0.33 * width, y: 0.66 * height } })
  await expect(report(page)).toContainText(/Without \d+ % of what the model sees, mug/)
  await expect(area(page)).toHaveCSS('touch-action', 'none')
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await page.close()
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
  ['light', 320],
] as const)
  test(`axe finds nothing beside a tool, ${colorScheme}, ${width} wide`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
      ...(baseURL ? { baseURL } : {}),
    })
    await begin(page)
    if (width < 720) await part(page, 'Stage')
    for (const [tool, says] of [
      ['Erase', /Without/],
      ['Alike', /On show/],
    ] as const) {
      await page.getByRole('button', { name: tool }).click()
      await area(page).focus()
      await page.keyboard.press('Enter')
      await expect(report(page)).toContainText(says)
      expect(await findings(page)).toEqual([])
    }
    await expect.poll(() => page.evaluate(sideways)).toBe(0)
    await page.close()
  })

test('a signed map has zero in the middle of its colours, and says so', async ({ page }) => {
  await page.goto('./#class=fish&p.signed=true')
  await phase(page, 'done')
  await expect(page.getByText(/red speaks for it, blue against\sit/)).toBeVisible()
  const bar = page.locator('[data-bar="signed"]')
  await expect(bar).toContainText('for and against')
  const ends = await bar.locator('> span').allTextContents()
  expect(Number(ends[0])).toBeGreaterThan(0)
  expect(ends[1]).toBe(`−${ends[0]}`)
})
