// The camera, map after map, with the moving test picture that Chromium has in place of a camera.
import { expect, test } from '@playwright/test'
import { findBrowser, plainPainting, softwareGpu } from '../scripts/browser.mjs'
import { open, part, phase } from './support/limelight'

const executablePath = await findBrowser()
test.use({
  permissions: ['camera'],
  launchOptions: {
    ...(executablePath && { executablePath }),
    args: [
      ...softwareGpu,
      ...plainPainting,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  },
})

test('maps follow the camera at the rate that is told; a frozen frame is a picture like any other', async ({
  page,
}) => {
  await open(page, 'image=scene:14&backend=wasm&method=scorecam&p.draft=true')
  await phase(page, 'done')
  const steps = await page.evaluate(() => history.length)
  await page.getByRole('button', { name: 'Camera' }).click()
  await page.getByRole('button', { name: 'Live', exact: true }).click()
  await expect(page.getByText(/^Live shows Grad-CAM, which takes one pass/)).toBeVisible()
  const line = page.getByRole('region', { name: 'Live' })
  await expect(line).toContainText(/Live\s· \d+(\.\d)? maps a second/)
  const drawn = () =>
    page.evaluate(async () => {
      const canvas = [...document.querySelectorAll('canvas')].toSorted((a, b) => b.width - a.width)[0]
      return canvas?.toDataURL() ?? ''
    })
  const first = await drawn()
  await expect.poll(drawn).not.toBe(first)
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(line.getByRole('button', { name: 'Freeze' })).toBeInViewport({ ratio: 1 })
  // On a phone the band over the page has the line, whatever is shown below it.
  await page.setViewportSize({ width: 390, height: 844 })
  await part(page, 'Method')
  await page.getByText('Settings and source').scrollIntoViewIfNeeded()
  await expect(page.getByRole('button', { name: 'Open the whole map' })).toBeInViewport({ ratio: 1 })
  await expect(line).toBeInViewport()
  const headline = page.locator('[data-band] [role=status]')
  expect(await headline.evaluate((e) => e.scrollHeight - e.clientHeight)).toBeLessThan(3)
  await line.getByRole('button', { name: 'Freeze' }).click()
  await expect(line).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await phase(page, 'done')
  await expect(page.getByText('camera picture').first()).toBeVisible()
  // All frames together are one step back, to what was there before.
  await expect.poll(() => page.evaluate(() => history.length)).toBe(steps + 1)
  let frozen = ''
  // The last map is painted a moment after it is there.
  await expect
    .poll(async () => {
      const before = frozen
      frozen = await drawn()
      return frozen === before
    })
    .toBe(true)
  await page.waitForTimeout(500)
  expect(await drawn()).toBe(frozen)
  await page.goBack()
  await phase(page, 'done')
  await expect(page.getByText('camera picture')).toHaveCount(0)
  await page.goForward()
  await phase(page, 'done')
  await expect.poll(drawn).toBe(frozen)
  await page.setViewportSize({ width: 320, height: 568 })
  await part(page, 'Pictures')
  await page.getByRole('button', { name: 'Camera' }).click()
  for (const name of ['Take the picture', 'Live', 'Close'])
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
})
