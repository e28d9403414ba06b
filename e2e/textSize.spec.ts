// Text that the visitor has set twice as large in the browser: all of the page grows with it, and nothing is lost
// (WCAG 2.2, 1.4.4).
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { findBrowser } from '../scripts/browser.mjs'
import { give, part, phase, sideways } from './support/limelight'
import { spotPicture } from './support/pictures'

let browser: Browser

test.beforeAll(async () => {
  const executablePath = await findBrowser()
  const args = ['--blink-settings=defaultFontSize=32', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  browser = await chromium.launch({ ...(executablePath && { executablePath }), args })
})

test.afterAll(() => browser.close())

/**
 * What reaches over the window's edge, or is cut where it neither scrolls nor ends in three dots. The tagline alone may
 * go, whole.
 */
const lost = (page: Page) =>
  page.locator('body').evaluate((body) => {
    const cut = (element: Element) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
      const shy = element.clientWidth <= 1 || textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      const wide = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2
      const high = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2
      const within =
        element.parentElement && getComputedStyle(element.parentElement).textOverflow === 'ellipsis'
      return !shy && !within && (wide || high)
    }
    const seen = [...body.querySelectorAll('main *, header *, nav')].filter((e) => e.checkVisibility())
    const over = seen.filter((e) => {
      const { left, right, width } = e.getBoundingClientRect()
      return width > 1 && !e.closest('nav, [role=listbox], [title]') && (right > innerWidth + 1 || left < -1)
    })
    const name = (e: Element) => `${e.tagName} ${e.getAttribute('aria-label') ?? e.textContent?.slice(0, 24)}`
    return [...over, ...seen.filter(cut)]
      .filter((e) => !e.matches('[data-stage-picture], [data-stage-picture] *, header > p'))
      .map(name)
  })

const cutOff = (element: Element) => element.scrollHeight - element.clientHeight

// At 1440 text twice as large leaves as much room as a phone of 720 has.
for (const width of [1600, 1440, 390])
  test(`text twice as large is that, and nothing is lost, ${width} wide`, async ({ baseURL }) => {
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      serviceWorkers: 'block',
      ...(baseURL ? { baseURL } : {}),
    })
    await page.goto('./#backend=wasm')
    await phase(page, 'done')
    await expect(page.locator('body')).toHaveCSS('font-size', '28px')
    const phone = width <= 1440
    await expect(page.getByRole('status').first()).toHaveCSS('font-size', phone ? '30px' : '34px')
    await expect(page.getByText(/^(Hiding the b|B)rightest tenth/).filter({ visible: true })).toBeVisible()
    const isWhole = async () => {
      await expect.poll(() => page.evaluate(sideways)).toBe(0)
      await expect.poll(() => lost(page)).toEqual([])
    }
    await isWhole()
    // What lies over the page scrolls where it is higher than the window.
    await page.getByRole('banner').getByRole('button').first().click()
    const choice = page.getByLabel('Compute with')
    await choice.scrollIntoViewIfNeeded()
    await expect(choice).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    for (const name of phone ? (['Method', 'Layer', 'Look', 'Model', 'Stage', 'Pictures'] as const) : []) {
      await part(page, name)
      await isWhole()
    }
    const files = (await Promise.all([1, 2, 3].map((seed) => spotPicture(32, seed)))).map(({ file }) => file)
    // What one picture brings: what it replaces, and what the small model knows.
    await give(page, files.slice(0, 1))
    await expect(page.getByText(/^Replaced Mug/)).toBeVisible()
    await phase(page, 'done')
    if (phone) await part(page, 'Class')
    await expect(page.getByText(/^This model knows 12 things/)).toBeVisible()
    await isWhole()
    if (phone) await part(page, 'Pictures')
    await give(page, files)
    await expect(page.getByText('1 of 3')).toBeVisible()
    await phase(page, 'done')
    await isWhole()
    if (width === 390)
      expect(await page.locator('[data-band] [role=status]').evaluate(cutOff)).toBeLessThan(3)
    await page.getByRole('button', { name: 'Sheet', exact: true }).click()
    const tiles = page.getByRole('region', { name: 'Sheet' }).locator('[role=option]')
    await expect(tiles.first()).toBeVisible()
    const boxes = () => tiles.evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect().toJSON()))
    const over = (a: DOMRect, b: DOMRect) =>
      a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1
    const free = async () => {
      const all = (await boxes()) as DOMRect[]
      return all.every((a) => all.every((b) => !over(a, b)))
    }
    await expect.poll(free).toBe(true)
    await expect.poll(() => lost(page)).toEqual([])
    if (width === 390) {
      await page.setViewportSize({ width: 320, height: 640 })
      await expect.poll(() => lost(page)).toEqual([])
    }
    await page.close()
  })
