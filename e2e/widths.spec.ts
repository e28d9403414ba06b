// Between a phone and a wide window: the left column is a row over the stage, the stage stays in sight, nothing is hidden.
import { expect, type Page, test } from '@playwright/test'
import { boxOf, give, methodRadio, part, phase, sideways } from './support/limelight'
import { makeToy, toyFiles } from './support/toyModel'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The parts of the page that Tab goes through, in its order, by where their first stops lie. */
const ways = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const map = main.querySelector('[data-stage-picture]')?.getBoundingClientRect()
    const lists = main.querySelector('[aria-label=Class]')?.getBoundingClientRect()
    const stops = [...main.querySelectorAll<HTMLElement>('button, input, select, summary')]
    const parts = stops
      .filter((element) => element.checkVisibility() && element.tabIndex >= 0)
      .map((element) => element.getBoundingClientRect())
      .map(({ x, bottom }) => (bottom < (map?.y ?? 0) ? 'row' : x < (lists?.x ?? 0) ? 'stage' : 'lists'))
    return parts.filter((part, i) => part !== parts[i - 1])
  })

for (const width of [1024, 721])
  test(`open, picture and model lie over the stage at ${width}, which stays in sight`, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 })
    await page.goto('./#backend=wasm')
    await phase(page, 'done')
    const stage = page.locator('[data-stage-picture]')
    const [picture, model, map, classes] = [
      await boxOf(region(page, 'Picture')),
      await boxOf(region(page, 'Model')),
      await boxOf(stage),
      await boxOf(region(page, 'Class')),
    ]
    const contact = await boxOf(page.getByRole('complementary', { name: 'What to do next' }))
    expect(Math.max(picture.y + picture.height, contact.y + contact.height)).toBeLessThan(map.y)
    expect(model.y + model.height).toBeLessThan(map.y)
    expect(classes.x).toBeGreaterThan(map.x + map.width)
    // The first screen holds the map whole, and the row over it is no hole.
    expect(map.y + map.height).toBeLessThan(768)
    expect(map.y).toBeLessThan(width > 860 ? 300 : 380)
    await expect.poll(() => page.evaluate(sideways)).toBe(0)
    await expect.poll(() => ways(page)).toEqual(['row', 'stage', 'lists'])
    await region(page, 'Layer').scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 3000)
    await expect(stage).toBeInViewport({ ratio: 0.6 })
  })

test('at 1024 the model is a line that unfolds; wider and narrower it is whole', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto('./#backend=wasm')
  await phase(page, 'done')
  const model = region(page, 'Model')
  await expect(model.getByText('tabletop-layers')).toBeVisible()
  await expect(model.getByText('192 k parameters, 769 kB')).toBeHidden()
  await model.getByRole('button', { name: 'Facts', exact: true }).click()
  await expect(model.getByText('192 k parameters, 769 kB')).toBeVisible()
  await expect(model.getByRole('button', { name: 'Facts', expanded: true })).toBeVisible()
  await model.getByRole('button', { name: 'Facts', exact: true }).click()
  for (const width of [1081, 720]) {
    await page.setViewportSize({ width, height: 768 })
    if (width === 720) await part(page, 'Model')
    await expect(model.getByText('192 k parameters, 769 kB')).toBeVisible()
    await expect(model.getByRole('button', { name: 'Facts', exact: true })).toBeHidden()
  }
})

test('at 1024 what unfolds in the row lies over the page, and a run can be ended before anybody scrolls', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto('./#backend=wasm')
  await phase(page, 'done')
  // What the header says beside the name is whole, or it is not there.
  const cut = await page.getByText('see what a classifier').evaluate((it) => {
    const text = document.createRange()
    text.selectNodeContents(it)
    const [said, place] = [text.getBoundingClientRect(), it.getBoundingClientRect()]
    return said.top < place.bottom - 1 && said.right > place.right + 1
  })
  expect(cut).toBe(false)
  const stage = page.locator('[data-stage-picture]')
  const before = await boxOf(stage)
  expect((await boxOf(region(page, 'Model'))).x).toBeCloseTo((await boxOf(region(page, 'Class'))).x, 0)
  for (const name of ['Library', 'Facts'] as const) {
    const button = region(page, 'Model').getByRole('button', { name, exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
    await expect(
      region(page, 'Model').getByText(name === 'Facts' ? '192 k' : 'MobileNet v2'),
    ).toBeInViewport()
    expect(await boxOf(stage)).toEqual(before)
    await button.click()
  }
  const slow = makeToy({ side: 96, channels: [8, 1024], seed: 21 })
  await give(page, toyFiles(slow))
  await phase(page, 'done')
  await page.evaluate(() => scrollTo(0, 0))
  await methodRadio(page, 'Score-CAM').evaluate((radio: HTMLElement) => radio.click())
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('status').filter({ hasText: 'The map so far' })).toBeVisible()
  // Also beside what says that a model was replaced.
  await expect(page.getByText(/^Replaced /)).toBeVisible()
  const facts = await boxOf(page.getByText(/^Score-CAM at /))
  expect(facts.y + facts.height).toBeLessThanOrEqual((await boxOf(region(page, 'Running'))).y)
  // The way on stands where the way to end it was.
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('wide, each column scrolls for itself and fades where it goes on; the window never does', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 700 })
  await page.goto('./#backend=wasm')
  await phase(page, 'done')
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBe(700)
  const columns = page.locator('main > div').filter({ has: page.getByRole('heading', { level: 2 }) })
  await expect(columns).toHaveCount(2)
  for (const column of await columns.all()) {
    await expect(column).toHaveCSS('mask-image', /linear-gradient/)
    await expect.poll(() => column.evaluate((it) => it.scrollHeight > it.clientHeight)).toBe(true)
  }
  const stage = await boxOf(page.locator('[data-stage-picture]'))
  await region(page, 'Layer').scrollIntoViewIfNeeded()
  await expect.poll(() => boxOf(page.locator('[data-stage-picture]'))).toEqual(stage)
  // The scene that is drawn anew has its button at the picture's name, and the panel of the engine its title.
  const [name, fresh] = [
    await boxOf(page.getByText('Mug, fish and banana', { exact: true })),
    await boxOf(page.getByRole('button', { name: 'New scene' })),
  ]
  expect(Math.abs(name.y + name.height / 2 - fresh.y - fresh.height / 2)).toBeLessThan(4)
  await page
    .locator('header')
    .getByRole('button', { name: /WebAssembly/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Engine' })).toBeVisible()
})
