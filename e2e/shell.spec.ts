// The page's frame and picture are on screen before all that can be chosen has come, and stay where they are.
import { expect, type Page, type Route, test } from '@playwright/test'
import { drop, phase } from './support/limelight'
import { spotPicture } from './support/pictures'

// Scroll bars take width, as on Windows and in Firefox; Playwright hides them unless told.
test.use({
  launchOptions: [
    ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] }),
    { scope: 'worker' },
  ],
})

const PAGE = /\/assets\/page-[\w-]+\.js$/

/** Where something lies, once it is there. */
async function placeOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not on the page.`)
  return box
}

/** Whether all four quarters of a canvas have more than one colour. */
const isPainted = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas')
    const context = canvas?.getContext('2d')
    if (!canvas || !context) return false
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    return new Set(Array.from(new Uint32Array(data.buffer))).size > 100
  })

for (const width of [1440, 1024, 800, 390])
  test(`the picture is there first, and stays where it is when the rest takes over, ${width} wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 })
    const held: Route[] = []
    await page.route(PAGE, (route) => void held.push(route))
    await page.goto('./#backend=wasm')
    await expect(page.getByRole('heading', { name: 'Limelight' })).toBeAttached()
    await expect.poll(() => isPainted(page)).toBe(true)
    await expect(page.getByRole('radiogroup')).toHaveCount(0)
    const [canvas, header] = [await placeOf(page, 'canvas'), await placeOf(page, 'header')]
    for (const route of held) await route.continue()
    await phase(page, 'done')
    await expect(
      width === 390 ? page.getByRole('tablist') : page.getByRole('radiogroup', { name: 'Pictures' }),
    ).toBeVisible()
    const [now, above] = [await placeOf(page, 'canvas'), await placeOf(page, 'header')]
    expect(above).toEqual(header)
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs(now[side] - canvas[side]), side).toBeLessThanOrEqual(2)
    await expect(page.getByRole('heading', { name: 'Limelight' })).toHaveCount(1)
  })

test('what came before the rest is on the page all the same: the truth, and what methods take', async ({
  page,
}) => {
  const held: Route[] = []
  await page.route(PAGE, (route) => void held.push(route))
  await page.goto('./#image=scene:14&backend=wasm')
  await expect.poll(() => isPainted(page)).toBe(true)
  // Time for the first map, which the shell asks for alone.
  await page.waitForTimeout(4000)
  for (const route of held) await route.continue()
  await phase(page, 'done')
  await expect(page.getByText(/Known truth: the peak lies/)).toBeVisible()
  await expect(page.locator('label').filter({ hasText: /^Score-CAM/ })).toContainText(/\d m?s/)
})

test('what is dropped before the page can open it is opened as soon as it can', async ({ page }) => {
  const held: Route[] = []
  await page.route(PAGE, (route) => void held.push(route))
  await page.goto('./#backend=wasm')
  await expect(page.getByText('Drop a photo or your model anywhere')).toBeVisible()
  const { file } = await spotPicture(96)
  await drop(page, [file])
  for (const route of held) await route.continue()
  await phase(page, 'done')
  await expect(page).toHaveURL(new RegExp(`image=file:${file.name}`))
  await expect(page.getByText(/This model knows 12 things/)).toBeVisible()
})

for (const query of ['', '?embed'])
  test(`where the rest cannot be fetched one sentence says so${query && ', in a frame too'}`, async ({
    page,
  }) => {
    await page.route(PAGE, (route) => route.abort())
    await page.goto(`./${query}#backend=wasm`)
    await expect(page.getByRole('alert')).toHaveText(/could not be fetched; reload the page/)
  })
