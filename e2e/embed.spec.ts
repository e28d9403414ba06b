// The page as a frame in a page of somebody else, and what the header gives to put it there.
import { expect, test } from '@playwright/test'
import { boxOf, copied, open, phase } from './support/limelight'
import { serveFiles } from './support/server'

test('a frame shows the stage of its link, and leads to the whole page', async ({ page, baseURL }) => {
  const address = `${baseURL}?embed#image=scene:14&class=mug&backend=wasm`
  const body = `<iframe src="${address.replaceAll('&', '&amp;')}" width="640" height="760" title="A map"></iframe>`
  const html = `<!doctype html><html lang="en"><title>A page</title>${body}</html>`
  const site = await serveFiles([{ name: 'index.html', mimeType: 'text/html', buffer: Buffer.from(html) }])
  try {
    await page.goto(`${site.address}/index.html`)
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('main')).toHaveAttribute('data-phase', 'done')
    await expect(frame.getByRole('status')).toContainText('The map highlights evidence for mug')
    await expect(frame.getByRole('radiogroup')).toHaveCount(0)
    const link = frame.getByRole('link', { name: 'Open in Limelight' })
    await expect(link).toHaveAttribute('href', /^\.\/#image=scene:14&class=mug&backend=wasm$/)
    // No strip of the page around it is kept for a scroll bar.
    expect(await frame.getByRole('main').evaluate(({ clientWidth }) => clientWidth)).toBe(640)
    // The stage has what a wide frame gives it, too.
    await page.locator('iframe').evaluate((it) => it.setAttribute('width', '1200'))
    const picture = frame.locator('[data-stage-picture]')
    await expect.poll(async () => (await boxOf(picture)).height).toBeGreaterThan(400)
    await expect(link).toBeInViewport()
  } finally {
    await site.close()
  }
})

test('the copied link comes with a frame and, where model and picture have addresses, with an element', async ({
  page,
}) => {
  await open(page, 'method=layercam&backend=wasm')
  await phase(page, 'done')
  await page.getByRole('button', { name: 'Copy link' }).click()
  expect(await copied(page, 'Copy frame')).toMatch(
    /^<iframe src="[^"]*\?embed#method=layercam&amp;backend=wasm"/,
  )
  expect(await copied(page, 'Copy element')).toMatch(
    /<lime-light model="http[^"]*model\.json" image="http[^"]*\.jpg"/,
  )
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Copy frame' })).toBeHidden()
})
