import { expect, type Locator, test } from '@playwright/test'
import { part, phase } from './support/limelight'

test('the page opens without an error, keeps to its own address and names its backend', async ({
  page,
  baseURL,
}) => {
  const complaints: string[] = []
  const strangers: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('http') && !url.startsWith(baseURL ?? '')) strangers.push(url)
  })
  await page.goto('./#model=&image=')
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'empty')
  await expect(page.getByText(/WebGPU|WebGL|WASM|WebAssembly|CPU/).first()).toBeVisible()
  expect(complaints).toEqual([])
  expect(strangers).toEqual([])
})

/** Both looked at in one moment: the page may move between two. */
async function isClear(one: Locator, other: Locator): Promise<boolean> {
  const handle = await other.elementHandle()
  return one.evaluate((element, second) => {
    const [a, b] = [element.getBoundingClientRect(), (second as Element).getBoundingClientRect()]
    return a.top >= b.bottom || b.top >= a.bottom || a.left >= b.right || b.left >= a.right
  }, handle)
}

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [800, 500],
] as const)
  test(`nothing lies over the stage and its caption, ${width} wide, wherever the page stands`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.goto('./#backend=wasm')
    await expect(page.locator('main')).toHaveAttribute('data-phase', 'done')
    const pictures = page.getByRole('radiogroup', { name: 'Pictures' })
    const status = page.getByRole('status').first()
    for (const y of [0, 400, 800, 100_000]) {
      await page.evaluate((to) => window.scrollTo(0, to), y)
      expect([y, await isClear(pictures, status)]).toEqual([y, true])
    }
  })

test('on a phone nothing lies over map and caption, whatever is scrolled under them', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('./#backend=wasm')
  await phase(page, 'done')
  const covered = (target: Locator) =>
    target.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      const shares = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const))
      const at = shares.map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height))
      return at.filter((hit) => !hit || !element.contains(hit)).length
    })
  for (const name of ['Pictures', 'Model', 'Method'] as const) {
    await part(page, name)
    for (const y of [0, 400, 100_000]) {
      await page.evaluate((to) => window.scrollTo(0, to), y)
      await expect.poll(() => covered(page.getByRole('status').first())).toBe(0)
      await expect.poll(() => covered(page.getByRole('button', { name: 'Open the whole map' }))).toBe(0)
    }
  }
})
