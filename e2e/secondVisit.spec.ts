// The second visit needs no network: a service worker answers for the page. A new version waits until it is asked for.
import { expect, type Page, test } from '@playwright/test'
import { classRadio, give, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { builtFiles } from './support/staticHost'
import { makeToy, toyFiles } from './support/toyModel'

test.use({ serviceWorkers: 'allow' })

/** All files are in the cache. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state === 'activated') return
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }))
  })
}

test('without a network the page, its models, backends and formats work, and a reload shows the last view', async ({
  page,
  context,
}) => {
  await open(page, 'image=scene:14&class=mug&backend=wasm')
  await phase(page, 'done')
  await kept(page)
  await context.setOffline(true)
  await page.reload()
  await phase(page, 'done')
  await expect(page.getByRole('status').first()).toContainText('evidence for mug')
  await classRadio(page, /^fish/).click()
  await expect(page.getByRole('status').first()).toContainText('fish')
  await phase(page, 'done')
  await give(page, toyFiles(makeToy()))
  await phase(page, 'done')
  await page.goto('about:blank')
  await open(page, 'image=scene:14&backend=cpu')
  await phase(page, 'done')
  // What another app shares comes as a form, which the service worker takes.
  const png = [...(await spotPicture(64, 2)).file.buffer]
  const sent = await page.evaluate(async (bytes) => {
    const form = new FormData()
    form.append('files', new File([new Uint8Array(bytes)], 'a shared cat.png', { type: 'image/png' }))
    return (await fetch('./share', { method: 'POST', body: form, redirect: 'manual' })).type
  }, png)
  expect(sent).toBe('opaqueredirect')
  await page.goto('./?shared#backend=cpu')
  await expect(page.getByText('a shared cat.png', { exact: true })).toBeVisible()
  await phase(page, 'done')
})

test('a new version asks before it takes over', async ({ page }) => {
  const files = builtFiles()
  const server = await serveFiles(files)
  try {
    await page.goto(`${server.address}/index.html#backend=wasm`)
    await phase(page, 'done')
    await kept(page)
    const script = files.find(({ name }) => name === 'serviceWorker.js')
    if (!script) throw new Error('serviceWorker.js is missing')
    server.replace({ ...script, buffer: Buffer.concat([script.buffer, Buffer.from('\n// a new version')]) })
    await page.reload()
    await phase(page, 'done')
    await expect(page.getByText('A new version of this page is ready.')).toBeVisible()
    await page.evaluate(() => Object.assign(window, { before: true }))
    await page.getByRole('button', { name: 'Take it' }).click()
    // Only the page that begins anew lacks the mark.
    await expect(async () => expect(await page.evaluate(() => 'before' in window)).toBe(false)).toPass()
    await phase(page, 'done')
    await expect(page.getByText('A new version of this page is ready.')).toBeHidden()
  } finally {
    await server.close()
  }
})

test('a locked network has no service worker that the browser would renew; unlocked it is back', async ({
  page,
}) => {
  await open(page, 'backend=wasm')
  await phase(page, 'done')
  await kept(page)
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
  expect(await registered()).toBe(1)
  await page.getByRole('button', { name: 'Lock the network', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await phase(page, 'done')
  await expect.poll(registered).toBe(0)
  await page.getByRole('button', { name: 'Unlock' }).click()
  // The page starts again: until then the old one stands there, done as well.
  await expect(page.getByRole('button', { name: 'Lock the network', exact: true })).toBeVisible()
  await phase(page, 'done')
  await expect.poll(registered).toBe(1)
})
