// A detector on the built page: its boxes are listed and drawn, one of them is explained, and a link brings it back.
import { expect, type Page, test } from '@playwright/test'
import { toyDetector } from '../src/models/boxes/testing/toyDetector'
import { writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { downloadMap, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'

const names = "{0: 'cup', 1: 'boat', 2: 'tree'}"
const metadata = { names, stride: '4', imgsz: '[16, 16]', task: 'detect' }
const model = {
  name: 'toy.onnx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(writeOnnx({ ...toyDetector, producer: 'ultralytics', metadata })),
}
const boxes = (page: Page) => page.getByRole('radiogroup', { name: 'Boxes' }).getByRole('radio')
const headline = (page: Page) => page.getByRole('status').first()
const anchorOf = (page: Page) => new URL(page.url()).hash.match(/anchor=(\d+)/)?.[1] ?? null

test('a box is chosen in the list and in the picture, few are left from a high score on, and a link keeps it', async ({
  page,
}) => {
  const { file: picture } = await spotPicture(64, 4)
  const server = await serveFiles([model, picture])
  await open(page, `model=${server.address}/toy.onnx&image=${server.address}/${picture.name}&backend=wasm`)
  await phase(page, 'done')
  await expect(page.getByRole('combobox', { name: 'What the output is read as' })).toHaveValue('boxes')
  await expect(boxes(page).first()).toBeChecked()
  await expect(headline(page)).toContainText(/evidence for (cup|boat|tree) in the box \d+, \d+ to \d+, \d+/)
  const first = await downloadMap(page)
  expect(first.shape).toEqual([8, 8])

  await boxes(page).nth(2).check()
  await expect.poll(() => anchorOf(page)).not.toBeNull()
  await phase(page, 'done')
  await expect(boxes(page).nth(2)).toBeChecked()
  const chosen = anchorOf(page)
  const second = await downloadMap(page)
  expect(worst(second.data, first.data)).toBeGreaterThan(0.05)

  await page.goto('about:blank')
  await open(
    page,
    `model=${server.address}/toy.onnx&image=${server.address}/${picture.name}&backend=wasm&anchor=${chosen}`,
  )
  await phase(page, 'done')
  await expect(boxes(page).nth(2)).toBeChecked()
  expect(worst((await downloadMap(page)).data, second.data)).toBeLessThan(1e-5)

  await page.locator('[data-stage-picture] button[title]').last().click()
  await expect.poll(() => anchorOf(page)).not.toBe(chosen)

  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Copy lines of torchcam' }).click()
  await expect(page.getByRole('alert')).toHaveText(/^There are no lines for this map/)

  await page.getByRole('slider', { name: 'From score' }).fill('1')
  await expect(page.getByText(/No box scores 1\.00 or more; the best has \d\.\d+/)).toBeVisible()
  await expect(boxes(page)).toHaveCount(1)
  await expect(boxes(page)).toBeChecked()
  await server.close()
})

test('the number of a box that there is not is told, and the best one is explained', async ({ page }) => {
  const { file: picture } = await spotPicture(64, 4)
  const server = await serveFiles([model, picture])
  const link = `model=${server.address}/toy.onnx&image=${server.address}/${picture.name}`
  await open(page, `${link}&backend=wasm&anchor=4711`)
  await expect(page.getByText(/has 80 boxes and none of the number 4711/)).toBeVisible()
  await phase(page, 'done')
  await expect(boxes(page).first()).toBeChecked()
  await server.close()
})
