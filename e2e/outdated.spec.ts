// A tab that stayed open while its host got a newer version: parts that it had not fetched yet are gone there.
import { expect, test } from '@playwright/test'
import { give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'

test.use({ serviceWorkers: 'block' })

test('an older page says so, offers the newer one, and what was open comes back', async ({ page }) => {
  await open(page, 'backend=wasm&method=layercam')
  await phase(page, 'done')
  await give(page, [(await spotPicture(64, 7)).file])
  await expect(page.getByRole('img', { name: /in spots-7.png/ })).toBeVisible()
  await phase(page, 'done')
  const parts = /assets\/(ShareItems|takeHome|Compare|LibraryModels)-.*\.js/
  let answer = () => {}
  const asked = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(parts, async (route) => {
    await asked
    await route.fulfill({ status: 404, body: 'not found' })
  })
  const own = (url: URL) => url.pathname === '/'
  await page.route(own, (route) =>
    route.request().resourceType() === 'document'
      ? route.continue()
      : route.fulfill({ contentType: 'text/html', body: '<script src="./assets/index-newer.js"></script>' }),
  )
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  // While it is fetched nothing has no frame.
  await expect(page.locator(':popover-open')).toHaveCount(1)
  await expect(page.locator(':popover-open')).toBeHidden()
  answer()
  await expect(page.getByText('This part of the page belongs to an older version')).toBeVisible()
  await page.keyboard.press('Escape')
  // A grid that cannot be had leaves the map where it is.
  const compare = page.getByRole('button', { name: 'Compare', exact: true })
  await compare.click()
  await expect(page.getByRole('alert').filter({ hasText: 'A newer version of this page' })).toBeVisible()
  await expect(compare).toHaveAttribute('aria-pressed', 'false')
  // Where the library lies over other things, what it says is read, and answered there.
  await page.setViewportSize({ width: 1024, height: 768 })
  const library = page.getByRole('button', { name: 'Library', exact: true })
  await library.click()
  const older = page.getByText('This part of the page belongs to an older version').locator('..')
  await expect(older).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await expect(older.getByRole('button', { name: 'Take it' })).toBeVisible()
  await library.click()
  await page.getByRole('button', { name: 'Download report' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'A newer version of this page' })).toBeVisible()
  await expect(page.getByText('is offline or')).toHaveCount(0)
  await page.unroute(parts)
  await page.unroute(own)
  await page.getByRole('button', { name: 'Take it' }).click()
  await expect(page.getByRole('img', { name: /in spots-7.png/ })).toBeVisible()
  await phase(page, 'done')
  await expect(page.getByRole('radio', { name: 'Layer-CAM', exact: true })).toBeChecked()
  await expect(page.getByText('A newer version of this page')).toHaveCount(0)
})
