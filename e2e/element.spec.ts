// <lime-light> in pages of others: plain HTML with the script of a built page elsewhere, React, Vue.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { build } from 'vite'
import { builtIn, project } from './support/installed'
import { type FileServer, serveFiles } from './support/server'
import { filesOf, serveBuilt } from './support/staticHost'
import type { NamedFile } from './support/toyModel'

const model = filesOf(builtIn('tabletop-layers')).map((file) => ({ ...file, name: `model/${file.name}` }))
const shots: readonly NamedFile[] = ['boards', 'slate'].map((name) => ({
  name: `${name}.png`,
  mimeType: 'image/png',
  buffer: readFileSync(builtIn(`pictures/${name}.png`)),
}))
const html = (name: string, body: string): NamedFile => ({
  name,
  mimeType: 'text/html',
  buffer: Buffer.from(`<!doctype html><html lang="en"><title>A page</title>${body}</html>`),
})

/** The page's own look of each part that shows without a click. */
const partNames = ['figure', 'stage', 'map', 'caption', 'sentence', 'bar']
const parts = partNames
  .map((name, i) => `lime-light::part(${name}) { outline: ${i + 1}px solid red }`)
  .join('\n')

let built: FileServer
let site: FileServer
test.beforeAll(async () => {
  built = await serveBuilt()
  const script = `<script type="module" src="${built.address}/element.js"></script>`
  const shown = (image: string, more = '') =>
    `<lime-light model="model/model.json" image="${image}" backend="wasm" ${more}><p>A poster</p></lime-light>`
  site = await serveFiles([
    ...model,
    ...shots,
    html(
      'two.html',
      `<style>${parts}</style>${shown('boards.png')}${shown('slate.png', 'method="layercam"')}${script}`,
    ),
    html('below.html', `<div style="height: 4000px"></div>${shown('boards.png')}${script}`),
    html('click.html', `${shown('boards.png', 'when="click"')}${script}`),
    html('wrong.html', `${shown('boards.png', 'method="nocam"')}${shown('missing.png')}${script}`),
  ])
})
test.afterAll(async () => {
  await built.close()
  await site.close()
})

const elements = (page: Page) => page.locator('lime-light')
const told = (page: Page, at: number) => elements(page).nth(at).getByRole('status')

test('two elements of a plain page share one engine and tell what came of them', async ({ page }) => {
  await page.addInitScript(() => {
    const told: unknown[] = []
    Object.assign(window, { told })
    document.addEventListener('explained', (event) => told.push((event as CustomEvent).detail.manifest))
  })
  await page.goto(`${site.address}/two.html`)
  await expect(told(page, 0)).toContainText('The map highlights evidence for')
  await expect(told(page, 1)).toContainText('(Layer-CAM)')
  expect(page.workers().filter((worker) => worker.url().startsWith('blob:')).length).toBeGreaterThan(0)
  const asked = site.asked.filter((path) => path === '/model/model.json')
  expect(asked).toHaveLength(1)
  // Either may come into sight first.
  const made = async () => {
    const all = await page.evaluate(() => (window as unknown as { told: Record<string, unknown>[] }).told)
    return all.map(({ schema, method }) => `${schema} ${method ?? 'usual'}`).toSorted()
  }
  await expect.poll(made).toEqual(['limelight-recipe/1 layercam', 'limelight-recipe/1 usual'])
  await expect(elements(page).first().getByRole('img')).toHaveAccessibleName(/^The map highlights evidence/)
  for (const [i, name] of partNames.entries())
    await expect(elements(page).first().locator(`[part=${name}]`)).toHaveCSS('outline-width', `${i + 1}px`)
})

test('it waits until it is in sight, and shows its content until then', async ({ page }) => {
  await page.goto(`${site.address}/below.html`)
  await expect(elements(page)).toHaveAttribute('data-phase', 'waiting')
  await page.waitForTimeout(300)
  await expect(elements(page)).toHaveAttribute('data-phase', 'waiting')
  await elements(page).scrollIntoViewIfNeeded()
  await expect(elements(page)).toHaveAttribute('data-phase', 'done')
})

test('when="click" shows the poster and a button; another attribute makes another map', async ({ page }) => {
  await page.goto(`${site.address}/click.html`)
  await expect(page.getByText('A poster')).toBeVisible()
  await elements(page).getByRole('button', { name: 'Explain' }).click()
  await expect(told(page, 0)).toContainText('(Grad-CAM)')
  await expect(page.getByText('A poster')).toBeHidden()
  await elements(page).evaluate((element) => element.setAttribute('method', 'hirescam'))
  await expect(told(page, 0)).toContainText('(HiResCAM)')
  const label = await elements(page).evaluate(async (element) => {
    const { explain } = element as unknown as {
      explain(given: object): Promise<{ class: { label: string } }>
    }
    const blob = await (await fetch('slate.png')).blob()
    return (await explain.call(element, { image: blob })).class.label
  })
  await expect(told(page, 0)).toContainText(label.split(',')[0] ?? '')
})

test('what cannot be is one sentence and the event failed', async ({ page }) => {
  await page.goto(`${site.address}/wrong.html`)
  await expect(told(page, 0)).toHaveText('There is no method "nocam", perhaps "cam", "sscam" or "iscam".')
  await expect(told(page, 1)).toContainText('missing.png cannot be fetched: its host answers 404')
  const failure = await elements(page)
    .nth(1)
    .evaluate(async (element) => {
      const { explain } = element as unknown as { explain(): Promise<unknown> }
      const heard = new Promise((resolve) =>
        document.addEventListener('failed', (event) => resolve((event as CustomEvent).detail)),
      )
      const thrown = await explain.call(element).catch((error: Error) => error.name)
      return { thrown, heard: await heard }
    })
  const manifest = { schema: 'limelight-recipe/1', image: 'missing.png', backend: 'wasm' }
  expect(failure).toMatchObject({ thrown: 'NotReadable', heard: { name: 'NotReadable', manifest } })
})

test('in React and in Vue', async ({ page }) => {
  const folder = await project('examples/package/element', ['react', 'react-dom', 'vue'])
  await build({ root: folder, configFile: join(folder, 'vite.config.js'), logLevel: 'error' })
  const server = await serveFiles([
    ...filesOf(join(folder, 'dist')),
    ...model,
    { name: 'picture.png', mimeType: 'image/png', buffer: readFileSync(builtIn('pictures/boards.png')) },
  ])
  try {
    const labels: string[] = []
    for (const name of ['react', 'vue']) {
      await page.goto(`${server.address}/${name}.html`)
      await expect(page.locator('output')).not.toBeEmpty()
      labels.push((await page.locator('output').textContent()) ?? '')
    }
    expect(labels[0]).toBe(labels[1])
  } finally {
    await server.close()
    rmSync(folder, { recursive: true })
  }
})
