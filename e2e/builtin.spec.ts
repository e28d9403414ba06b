// The first screen: the page's own model and scene, explained, from its own files alone.
import { expect, test } from '@playwright/test'
import { classRadio, downloadMap, type NpyMap, open, phase, worst } from './support/limelight'

/** Row and column of the peak, as parts of the picture. */
function peak({ shape, data }: NpyMap): readonly [number, number] {
  const width = shape.at(-1) ?? 1
  const height = shape.at(-2) ?? 1
  const at = data.indexOf(Math.max(...data))
  return [(Math.floor(at / width) + 0.5) / height, ((at % width) + 0.5) / width]
}

test('the page opens with a map of its own scene and asks no other host', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await open(page)
  await phase(page, 'done')
  await expect(page.getByRole('status')).toContainText('The map highlights evidence for')
  await expect(page.getByRole('radiogroup', { name: 'Pictures' }).getByRole('radio')).toHaveCount(6)
  const strangers = asked.filter((url) => url.startsWith('http') && !url.startsWith(baseURL ?? ''))
  expect(strangers).toEqual([])
})

test('a click on mug, then on fish, moves the map from one to the other, and the truth is told', async ({
  page,
}) => {
  await open(page, 'image=scene:14&backend=wasm')
  await phase(page, 'done')
  for (const name of ['mug', 'fish']) {
    await classRadio(page, new RegExp(`^${name}`)).click()
    await expect(page.getByRole('status')).toContainText(name)
    await phase(page, 'done')
    const [row, column] = peak(await downloadMap(page))
    // In this scene the mug lies low on the left, the fish high on the right.
    if (name === 'mug') expect([row > 0.4, column < 0.6]).toEqual([true, true])
    else expect([row < 0.6, column > 0.4]).toEqual([true, true])
    await expect(page.getByText(new RegExp(`Known truth: the peak lies .* the ${name}`))).toBeVisible()
  }
})

test('New scene draws another, explains it, and its link opens the same scene', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, 'backend=wasm')
  await phase(page, 'done')
  await page.getByRole('button', { name: 'New scene' }).click()
  const name = page.getByText(/^Scene \d+$/)
  await expect(name).toBeVisible({ timeout: 60_000 })
  await phase(page, 'done')
  const seed = (await name.textContent())?.replace('Scene ', '')
  const first = await downloadMap(page)

  const stranger = await browser.newPage(baseURL ? { baseURL } : {})
  await open(stranger, `image=scene:${seed}&backend=wasm`)
  await phase(stranger, 'done')
  expect(Array.from((await downloadMap(stranger)).data)).toEqual(Array.from(first.data))
  await stranger.close()
})

test('a seed that is no number is refused in a sentence', async ({ page }) => {
  await open(page, 'image=scene:blue')
  await expect(page.getByRole('alert').first()).toContainText(/seed.*number/i, { timeout: 60_000 })
})

test('deep feature factorisation paints all concepts, and one that is clicked is the map', async ({
  page,
}) => {
  await open(page, 'image=scene:14&backend=wasm&method=dff&class=mug')
  await phase(page, 'done')
  await expect(page.getByRole('status')).toContainText('Each colour is one of 5 concepts')
  const concepts = page.getByRole('radiogroup', { name: 'Concepts' }).getByRole('radio')
  await expect(concepts).toHaveCount(6)
  // There is no one map to measure.
  await expect(page.getByText('Several concepts at once are not measured; choose one of them.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Curves' })).toHaveCount(0)
  const first = await downloadMap(page)
  await concepts.and(page.getByRole('radio', { name: /^fish/ })).click()
  await expect(page.getByRole('status')).toContainText(/one of 5 concepts, which alone is most likely fish/)
  await expect(page.getByRole('button', { name: 'Curves' })).toBeVisible()
  await phase(page, 'done')
  const one = await downloadMap(page)
  expect(worst(one.data, first.data)).toBeGreaterThan(0.5)
  const [row, column] = peak(one)
  expect([row < 0.6, column > 0.4]).toEqual([true, true])
  // Of all concepts the map to take home is that of the first, which speaks for the mug.
  await concepts.nth(1).click()
  await expect(page.getByRole('status')).toContainText(/one of 5 concepts, which alone is most likely mug/)
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, first.data)).toBe(0)
})

test('a parameter that is not allowed says what is, and changes nothing', async ({ page }) => {
  await open(page, 'method=smoothgradcampp&p.samples=2&backend=wasm')
  await phase(page, 'done')
  const samples = page.getByLabel('Samples')
  const before = await downloadMap(page)
  const facts = (await page.getByText(/^Smooth Grad-CAM\+\+ at/).textContent()) ?? ''
  for (const wrong of ['', '-1', '1e9', '0.5']) {
    await samples.fill(wrong)
    await expect(samples).toHaveAccessibleDescription('It takes a whole number from 1 to 200; 2 stays.')
    await expect(page.getByText(facts)).toBeVisible()
  }
  await samples.blur()
  await expect(samples).toHaveValue('2')
  await samples.fill('3')
  await expect(samples).not.toHaveAttribute('aria-invalid')
  await expect.poll(async () => worst((await downloadMap(page)).data, before.data)).toBeGreaterThan(0)
})
