// The visitor's own colours, light and dark: axe finds nothing, and buttons, which all have edges then, do not touch.
import { expect, type Page, test } from '@playwright/test'
import { findings } from './support/axe'
import { give, part, phase } from './support/limelight'
import { spotPicture } from './support/pictures'

/** Pairs of buttons whose edges lie closer than 4 pixels. */
const touching = (page: Page) =>
  page.locator('button, select').evaluateAll((all) => {
    const seen = all.filter((one) => one.checkVisibility() && getComputedStyle(one).borderLeftWidth !== '0px')
    const boxes = seen.map((one) => ({ one, box: one.getBoundingClientRect() }))
    const near = (a: DOMRect, b: DOMRect) =>
      a.left < b.right + 3.9 && b.left < a.right + 3.9 && a.top < b.bottom + 3.9 && b.top < a.bottom + 3.9
    const name = (one: Element) => one.getAttribute('aria-label') ?? one.textContent
    return boxes.flatMap(({ one, box }, i) =>
      boxes
        .slice(i + 1)
        .filter((other) => one.parentElement === other.one.parentElement && near(box, other.box))
        .map((other) => `${name(one)} | ${name(other.one)}`),
    )
  })

/** Of the bars behind the classes. */
const barColours = (page: Page) =>
  page
    .getByRole('radiogroup', { name: 'Classes' })
    .locator('label > span:last-child > span:last-child')
    .evaluateAll((bars) => [...new Set(bars.map((bar) => getComputedStyle(bar).backgroundColor))])

async function isWell(page: Page): Promise<void> {
  await expect.poll(() => touching(page)).toEqual([])
  expect(await findings(page)).toEqual([])
}

for (const [colorScheme, width] of [
  ['dark', 1440],
  ['light', 390],
] as const)
  test(`forced colours, ${colorScheme}, ${width} wide: every state has its edges`, async ({
    browser,
    baseURL,
  }) => {
    const page = await browser.newPage({
      ...{ colorScheme, forcedColors: 'active', bypassCSP: true, hasTouch: width === 390 },
      viewport: { width, height: 900 },
      ...(baseURL ? { baseURL } : {}),
    })
    await page.goto('./#backend=wasm')
    await phase(page, 'done')
    const phone = width === 390
    await expect(page.getByText(/^(Hiding the b|B)rightest tenth/).filter({ visible: true })).toBeVisible()
    if (phone) {
      await isWell(page)
      await part(page, 'Look')
      await isWell(page)
      await part(page, 'Layer')
      const shown = page.getByRole('radio', { name: 'Activations', exact: true }).locator('xpath=..')
      await expect(shown).toHaveCSS('outline-style', 'solid')
      await part(page, 'Model')
    }
    // The chosen class has its edge; its bar is the visitor's colour as the others are.
    else await expect.poll(() => barColours(page)).toHaveLength(1)
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    await isWell(page)
    if (phone) await part(page, 'Stage')
    await page.getByRole('button', { name: 'Erase', exact: true }).click()
    await expect(page.getByRole('application')).toBeVisible()
    await isWell(page)
    await page.keyboard.press('Escape')
    const files = await Promise.all([1, 2].map((seed) => spotPicture(32, seed)))
    await give(
      page,
      files.map(({ file }) => file),
    )
    if (phone) {
      await page.getByRole('button', { name: 'Back', exact: true }).click()
      await part(page, 'Pictures')
    }
    await expect(page.getByText('1 of 2')).toBeVisible()
    await phase(page, 'done')
    await isWell(page)
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Maps' })).toBeVisible()
    await expect(page.getByText(/^Computing/)).toHaveCount(0)
    // The scale has its colours, and the chosen axis is told by more than the weight of its letters.
    const scale = page
      .getByRole('region', { name: /Compare/ })
      .locator('[style*="gradient"]')
      .first()
    await expect(scale).toHaveCSS('background-image', /linear-gradient/)
    const ground = (name: string) =>
      page
        .getByRole('radio', { name, exact: true })
        .locator('xpath=..')
        .evaluate((label) => getComputedStyle(label).backgroundColor)
    expect(await ground('Methods')).not.toBe(await ground('Classes'))
    await isWell(page)
    await page.close()
  })
