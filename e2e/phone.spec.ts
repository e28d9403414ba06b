// A phone: the map with its run stays in sight over four tabs; the map leads to the whole stage, the foot to pictures and
// model; Back leads from there, and nothing that was done is lost.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { findings } from './support/axe'
import { anew, boxOf, classRadio, give, methodRadio, part, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { tapTwice } from './support/touch'

async function phone(browser: Browser, baseURL: string | undefined, fragment = ''): Promise<Page> {
  const page = await browser.newPage({
    ...{ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 }, bypassCSP: true },
    ...(baseURL ? { baseURL } : {}),
  })
  await page.goto(`./#backend=wasm${fragment}`)
  await phase(page, 'done')
  return page
}

const broken = {
  name: 'broken.onnx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from('nonsense'),
}

const small = (page: Page) => page.getByRole('button', { name: 'Open the whole map' })
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name, exact: true })
const stage = (page: Page) => page.locator('[data-stage-picture]')

test('first contact: what may be dropped, what stays here and the map are on the first screen', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL)
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const) {
    await page.setViewportSize({ width, height })
    const contact = page.getByRole('complementary', { name: 'What to do next' })
    for (const seen of [
      contact.getByText('Drop a photo or your model anywhere, or press Open.'),
      page.getByText('Picture and model stay on this device.'),
      page.getByRole('img', { name: /^Map of the evidence for mug/ }),
      page.getByRole('status').filter({ hasText: 'The map highlights evidence for mug' }),
      page.getByRole('tablist'),
      page.getByRole('navigation').getByRole('button', { name: 'Open files' }),
    ])
      await expect(seen).toBeInViewport({ ratio: 1 })
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    // One Open, one sentence of what stays here, and the map as large at each width.
    await expect(page.getByRole('button', { name: /^Open( files)?$/ })).toHaveCount(1)
    expect((await boxOf(small(page))).width).toBe(132)
  }
  await page.close()
})

test('what the small model knows comes under the map, in a line that unfolds; the map stays where it was', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL)
  const before = await boxOf(small(page))
  await anew(page, async () => give(page, [(await spotPicture(64)).file]))
  const knows = page.getByRole('complementary', { name: 'What to do next' })
  await expect(knows).toContainText('This model knows 12 things on tabletops and nothing else')
  expect((await boxOf(small(page))).y).toBeLessThanOrEqual(before.y)
  const [box, lists] = [await boxOf(knows), await boxOf(page.getByRole('tablist'))]
  expect(box.y).toBeGreaterThan(lists.y + lists.height - 1)
  expect(box.height).toBeLessThan(150)
  await expect(knows.getByText('each class is scored on its own')).toBeHidden()
  await knows.getByText('This model knows 12 things').tap()
  await expect(knows.getByText('each class is scored on its own')).toBeVisible()
  await expect(knows.getByRole('button', { name: /^Open (EfficientNet|MobileNet)/ })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await tab(page, 'Layer').tap()
  await expect(knows).toBeVisible()
  await part(page, 'Model')
  await expect(knows).toHaveCount(0)
  await page.close()
})

test('a draft that has ended, with its trust and its way on, takes no more room than any other map', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL, '&method=scorecam&p.draft=true')
  const band = page.locator('[data-band]')
  const heights = async () => {
    const measured: number[] = []
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await expect(band.getByText(/^Brightest tenth hidden/)).toBeVisible()
      measured.push((await boxOf(band)).height)
    }
    return measured
  }
  await expect(band.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expect(band).toContainText('Score-CAM, a draft')
  const drafted = await heights()
  await tab(page, 'Method').tap()
  await methodRadio(page, 'Grad-CAM').click()
  await expect(band).toContainText('Grad-CAM at')
  expect(await heights()).toEqual(drafted)
  await page.close()
})

test('four tabs by touch and by keys; the chosen row is in sight, and a reload opens the same tab', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL, '&method=randomcam')
  await expect(panel(page, 'Class')).toBeVisible()
  await expect(methodRadio(page, 'RandomCAM')).toHaveCount(0)
  await tab(page, 'Method').tap()
  await expect(tab(page, 'Method')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toHaveCount(1)
  await expect(methodRadio(page, 'RandomCAM')).toBeInViewport()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Layer')).toBeFocused()
  await expect(panel(page, 'Layer').getByRole('radiogroup', { name: 'Layers' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(panel(page, 'Look').getByLabel('Palette')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Class')).toBeFocused()
  // The search of a list that is not shown: its tab comes first.
  await page.keyboard.press('l')
  await expect(page.getByLabel('Find a layer')).toBeFocused()
  await tab(page, 'Look').tap()
  await page.getByLabel('Palette').selectOption('viridis')
  await page.getByRole('checkbox', { name: 'Contours' }).check()
  await expect(page).toHaveURL(/look=viridis/)
  await page.reload()
  await phase(page, 'done')
  await expect(tab(page, 'Look')).toHaveAttribute('aria-selected', 'true')
  await expect(panel(page, 'Look').getByLabel('Palette')).toHaveValue('viridis')
  await page.close()
})

test('a tap on the map opens the whole stage; two taps magnify; Back keeps what was chosen there', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL)
  await small(page).tap()
  await expect(stage(page)).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Back', exact: true })).toBeFocused()
  for (const name of ['Magnify', 'Erase', 'Alike', 'Curves', 'Download overlay', 'Share'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  // The menu has its room, and its note too, which goes with whatever is pressed next.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const share = page.getByRole('button', { name: 'Share', exact: true })
  const done = page.getByRole('button', { name: 'Done' })
  const ways = [
    () => done.tap(),
    () => page.getByRole('button', { name: 'Cells', exact: true }).tap(),
    () => page.getByLabel('Palette').focus(),
  ]
  for (const away of ways) {
    await share.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await share.tap()
    const items = page.locator(':popover-open').getByRole('button')
    const link = items.filter({ hasText: 'Copy link' })
    await expect(link).toBeVisible()
    for (const item of await items.all()) await expect(item).toBeInViewport({ ratio: 1 })
    await link.tap()
    await expect(page.getByText('Copied.')).toBeInViewport({ ratio: 1 })
    await expect(done).toBeInViewport({ ratio: 1 })
    await away()
    await expect(done).toBeHidden()
  }
  await page.evaluate(() => window.scrollTo(0, 0))
  await tapTwice(stage(page))
  await expect(stage(page)).toHaveAttribute('data-zoomed', 'true')
  await page.getByLabel('Palette').selectOption('cividis')
  await expect(page).toHaveURL(/look=cividis/)
  await page.reload()
  await expect(stage(page)).toBeVisible()
  await phase(page, 'done')
  await page.goBack()
  await expect(small(page)).toBeFocused()
  await expect(page).toHaveURL(/look=cividis/)
  await page.goForward()
  await expect(stage(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(stage(page)).toHaveCount(0)
  await expect(page).toHaveURL(/look=cividis/)
  await page.close()
})

test('the run is in the band wherever the page is scrolled to: Stop, go on; what fails is in sight too', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL)
  await tab(page, 'Method').tap()
  const before = await boxOf(tab(page, 'Method'))
  await methodRadio(page, 'RISE').click()
  const running = page.getByRole('region', { name: 'Running' })
  await page.evaluate(() => window.scrollTo(0, 10_000))
  await expect(running.getByRole('button', { name: 'Stop' })).toBeInViewport({ ratio: 1 })
  await expect(small(page)).toBeInViewport({ ratio: 1 })
  // What was stopped before anything had come could not go on.
  await expect(running).toContainText(/RISE [1-9]/)
  await running.getByRole('button', { name: 'Stop' }).tap()
  await expect(running).toContainText(/RISE stopped at \d+ of [\d,]+/)
  await expect(running.getByRole('button', { name: 'Go on' })).toBeInViewport({ ratio: 1 })
  // What runs, and what has run, takes no more room than what rests.
  expect((await boxOf(page.locator('[data-band]'))).height).toBeLessThan(240)
  expect(before.height).toBeGreaterThanOrEqual(44)
  // Over the foot of the whole stage it hides nothing that is scrolled to.
  await small(page).tap()
  await expect(stage(page)).toBeVisible()
  // Of a part of a map nothing is measured: no place is kept for it.
  const above = await boxOf(page.getByRole('button', { name: 'More', exact: true }))
  const below = await boxOf(page.getByRole('button', { name: 'Download overlay' }))
  expect(below.y - above.y - above.height).toBeLessThan(40)
  await page.evaluate(() => window.scrollTo(0, 10_000))
  const [last, card] = [await boxOf(page.getByRole('button', { name: 'Deutsch' })), await boxOf(running)]
  expect(last.y + last.height).toBeLessThanOrEqual(card.y)
  await page.getByRole('button', { name: 'Back', exact: true }).tap()
  await give(page, [broken])
  await expect(page.getByRole('alert').filter({ hasText: 'broken.onnx' })).toBeInViewport({ ratio: 1 })
  await page.close()
})

test('the foot leads to pictures and model; a set is counted there and walked under the map', async ({
  browser,
  baseURL,
}) => {
  const page = await phone(browser, baseURL)
  await part(page, 'Pictures')
  await expect(page.getByRole('tab', { selected: true })).toHaveCount(0)
  await page.getByRole('radiogroup', { name: 'Pictures' }).getByRole('radio').nth(1).click()
  await expect(page).toHaveURL(/image=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/image=/)
  await phase(page, 'done')
  const files = await Promise.all([1, 2, 3].map((seed) => spotPicture(32, seed)))
  await give(
    page,
    files.map(({ file }) => file),
  )
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Pictures 3' })).toBeVisible()
  await expect(page.getByText('1 of 3')).toBeVisible()
  // What the strip has is not shown a second time below it.
  await expect(page.getByRole('listbox', { name: 'Pictures' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: /^Sheet/ })).toHaveCount(1)
  await page.getByRole('listbox', { name: 'Pictures' }).getByRole('option').nth(1).tap()
  await expect(page.getByRole('img', { name: /in spots-2.png/ })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Sheet', exact: true }).tap()
  await page.getByRole('region', { name: 'Sheet' }).getByRole('option').last().tap()
  await expect(page.getByRole('img', { name: /in spots-3.png/ })).toBeVisible()
  await part(page, 'Model')
  await expect(page.getByRole('button', { name: 'Library', exact: true })).toBeVisible()
  await tab(page, 'Class').tap()
  await expect(panel(page, 'Class')).toBeVisible()
  await page.close()
})

test('wider than a phone and back, everything is as it was', async ({ browser, baseURL }) => {
  const page = await phone(browser, baseURL)
  await tab(page, 'Method').tap()
  await page.getByLabel('Find a method').fill('layer')
  await part(page, 'Model')
  await page.getByRole('button', { name: 'Library', exact: true }).tap()
  await page.setViewportSize({ width: 721, height: 844 })
  await expect(page.getByRole('tablist')).toHaveCount(0)
  await expect(stage(page)).toBeVisible()
  await expect(classRadio(page, /mug/)).toBeVisible()
  await expect(page.getByLabel('Find a method')).toHaveValue('layer')
  await expect(page.getByRole('button', { name: 'Library', expanded: true })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: 'Library', expanded: true })).toBeVisible()
  await tab(page, 'Method').tap()
  await expect(page.getByLabel('Find a method')).toHaveValue('layer')
  await page.close()
})

test('a phone held across has the map and the classes on its first screen', async ({ browser, baseURL }) => {
  const page = await phone(browser, baseURL)
  await page.setViewportSize({ width: 844, height: 390 })
  await expect(stage(page)).toBeInViewport({ ratio: 1 })
  await expect(classRadio(page, /mug/)).toBeInViewport({ ratio: 1 })
  expect((await boxOf(page.getByRole('button', { name: 'Facts', exact: true }))).height).toBeGreaterThan(43)
  // A run can be ended, and what fails is seen, wherever the picture's column is scrolled to.
  await methodRadio(page, 'RISE').click()
  const running = page.getByRole('region', { name: 'Running' })
  await expect(running).toContainText(/RISE [1-9]/)
  await page.evaluate(() => window.scrollTo(0, 0))
  await expect(running.getByRole('button', { name: 'Stop' })).toBeInViewport({ ratio: 1 })
  await running.getByRole('button', { name: 'Stop' }).click()
  // Of a part of a map nothing is measured: no place is kept for it, as upright.
  await page.getByRole('button', { name: 'Share', exact: true }).scrollIntoViewIfNeeded()
  const above = await boxOf(page.getByRole('button', { name: 'More', exact: true }))
  const below = await boxOf(page.getByRole('button', { name: 'Download overlay' }))
  expect(below.y - above.y - above.height).toBeLessThan(40)
  // There is nothing to click with, and there are no keys.
  await expect(page.getByRole('button', { name: 'Keys', exact: true })).toHaveCount(0)
  await expect(page.getByLabel('Find a class')).toHaveAttribute('placeholder', 'Find one of 12 classes')
  await page.getByRole('button', { name: 'Alike', exact: true }).tap()
  await expect(page.locator('#tool-hint')).toHaveText(
    'Tap a place: lit are those that the layer sees like it.',
  )
  await page.getByRole('button', { name: 'Alike', exact: true }).tap()
  await page.getByRole('button', { name: 'Share', exact: true }).scrollIntoViewIfNeeded()
  await give(page, [broken])
  await expect(page.getByRole('alert').filter({ hasText: 'broken.onnx' })).toBeInViewport({ ratio: 1 })
  await page.close()
})
