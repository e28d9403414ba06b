// First contact: what a newcomer may do, what the built-in model knows, and a stage that stays in sight.
import { expect, test } from '@playwright/test'
import { boxOf, classRadio, give, part, phase, sideways } from './support/limelight'
import { spotPicture } from './support/pictures'

test("the example says that anything may be dropped, and a picture of one's own what its model knows", async ({
  page,
}) => {
  await page.goto('./')
  await phase(page, 'done')
  const contact = page.getByRole('complementary', { name: 'What to do next' })
  await expect(contact).toContainText('Drop a photo or your model anywhere on this page.')
  await expect(contact).toContainText('Picture and model stay on this device.')
  await expect(contact.getByRole('button', { name: 'Open files', exact: true })).toBeVisible()
  const lines = new Set<number>()
  for (const name of ['Open files', 'Paste', 'Camera'])
    lines.add((await boxOf(contact.getByRole('button', { name, exact: true }))).y)
  expect(lines.size).toBe(1)
  await give(page, [(await spotPicture(64)).file])
  await expect(contact).toContainText('This model knows 12 things on tabletops and nothing else: ')
  await expect(contact).toContainText('each class is scored on its own')
  await expect(contact.getByRole('button', { name: 'Open a model of your own' })).toBeVisible()
  await expect(contact.getByRole('button', { name: /^Open (EfficientNet|MobileNet)/ })).toBeVisible()
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect.poll(async () => (await contact.boundingBox())?.height).toBeLessThan(270)
})

test('at 3840 the stage takes the room and the lists stand side by side', async ({ page }) => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  await page.goto('./')
  await phase(page, 'done')
  const box = async (name: string) => page.getByRole('radiogroup', { name }).boundingBox()
  await expect.poll(async () => (await box('Layers'))?.x).toBeGreaterThan(2000)
  const [methods, layers] = [await box('Methods'), await box('Layers')]
  expect(layers?.x).toBeGreaterThan((methods?.x ?? 0) + (methods?.width ?? 0))
  await expect
    .poll(async () => (await page.locator('[data-stage-picture]').boundingBox())?.height)
    .toBeGreaterThan(1400)
})

test('on a phone the map stays in sight while a class is chosen far below it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./')
  await phase(page, 'done')
  const map = page.getByRole('button', { name: 'Open the whole map' })
  await expect(map).toBeInViewport({ ratio: 1 })
  await classRadio(page, /scissors/).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 500)
  await expect(map).toBeInViewport({ ratio: 1 })
  await classRadio(page, /fish/).click()
  await expect(page.getByRole('status').filter({ hasText: 'evidence for fish' })).toBeInViewport()
  await expect(
    page.getByText(/^Brightest tenth hidden: 0\.99\s→ 0\.\d+; a random one: 0\.\d+$/),
  ).toBeInViewport()
  await map.click()
  await expect(map).toHaveCount(0)
  await expect(page.locator('[data-stage-picture]')).toBeInViewport({ ratio: 1 })
})

test('on a phone the foot leads to every part; what a bad link says makes nothing wider than the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./#method=nix&layer=none&class=zzz&scale=a&fit=b')
  await phase(page, 'done')
  await expect(page.getByRole('button', { name: /^\d remarks$/ })).toBeVisible()
  await expect.poll(() => page.evaluate(sideways)).toBe(0)
  const foot = page.getByRole('navigation', { name: 'Parts of the page' })
  for (const [name, heading] of [
    ['Model', 'Model'],
    ['Pictures', 'Picture'],
  ] as const) {
    await foot.getByRole('button', { name, exact: true }).click()
    await expect(foot.getByRole('button', { name, exact: true, expanded: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeInViewport()
  }
  for (const name of ['Layer', 'Class'] as const) {
    await part(page, name)
    await expect(page.getByRole('tabpanel', { name, exact: true })).toBeInViewport()
    await expect(page.getByRole('tabpanel')).toHaveCount(1)
  }
  const chooser = page.waitForEvent('filechooser')
  await foot.getByRole('button', { name: 'Open files' }).click()
  expect((await chooser).isMultiple()).toBe(true)
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(foot).toHaveCount(0)
})

test('Enter in the search takes the first class found, and the tab is called after it', async ({ page }) => {
  await page.goto('./')
  await phase(page, 'done')
  await expect(page).toHaveTitle('mug · Limelight')
  await page.keyboard.press('/')
  await page.keyboard.type('fish')
  await expect(classRadio(page, /mug/)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle('fish · Limelight')
  await expect(page.getByRole('slider', { name: /Swipe/ })).toHaveAttribute('aria-valuetext', 'map whole')
})

for (const width of [390, 768, 1024])
  test(`what is on show keeps its place while the page opens at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.addInitScript(watchShifts)
    await page.goto('./')
    await phase(page, 'done')
    await expect(page.getByText(/^(Hiding the b|B)rightest tenth/).filter({ visible: true })).toBeVisible()
    expect(await page.evaluate(() => Reflect.get(window, 'shifts').first)).toBe(true)
    expect(await page.evaluate(() => Reflect.get(window, 'shifts').sum)).toBeLessThan(0.05)
  })

/** Adds up how far what is in sight was moved by what came beside it (web.dev/articles/cls). */
function watchShifts() {
  const shifts = { first: false, sum: 0 }
  Reflect.set(window, 'shifts', shifts)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.sum += Number(Reflect.get(entry, 'value'))
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(() => {
    shifts.first = true
  }).observe({ type: 'paint', buffered: true })
}
