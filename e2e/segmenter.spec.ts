// A segmenter on the built page: the classes have areas, the region of one is explained, outlined, taken home, and a link brings it back.
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { toyMask } from '../src/models/boxes/testing/toyEnds'
import { writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'

const model = {
  name: 'mask.onnx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(writeOnnx(toyMask)),
}

test('the region of a class is explained and outlined, a link keeps it, and it goes along in a picture', async ({
  page,
}) => {
  const { file: picture } = await spotPicture(64, 4)
  const server = await serveFiles([model, picture])
  const link = `model=${server.address}/mask.onnx&image=${server.address}/${picture.name}&backend=wasm`
  const headline = page.getByRole('status').first()
  await open(page, link)
  await phase(page, 'done')
  await expect(page.getByRole('combobox', { name: 'What the output is read as' })).toHaveValue('mask')
  const areas = page.getByRole('radiogroup', { name: 'Classes' }).getByText(/^\d+ %\s· /)
  await expect(areas.first()).toBeVisible()
  await expect(page.getByText('area where the class wins · its probability over all places')).toBeVisible()
  await expect(page.locator('[data-contours]')).toHaveCount(0)

  await page.locator('select:has(option[value="region"])').selectOption('region')
  await expect(headline).toContainText(/where it wins \(\d+ % of the picture\)/)
  await expect(page.locator('[data-contours]')).toHaveCount(1)
  await expect.poll(() => page.url()).toContain('target=region')
  const said = (await headline.textContent()) ?? ''

  await page.goto('about:blank')
  await open(page, `${link}&target=region`)
  await phase(page, 'done')
  await expect(headline).toHaveText(said)
  await expect(page.locator('[data-contours]')).toHaveCount(1)

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Captioned picture (SVG)' }).click()
  const svg = readFileSync(await (await waiting).path(), 'utf8')
  expect(svg).toMatch(/<path d="M[^"]+" stroke="#000"/)
  expect(svg).toContain('where it wins')
  await server.close()
})
