// Bad input: one sentence that names the thing and what to do; the page keeps what it had.
import { expect, type Page, test } from '@playwright/test'
import { downloadMap, give, open, phase, worst } from './support/limelight'
import { oddPictures, pngOfSize, spotPicture, truncatedPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 51 })
const alert = (page: Page) => page.getByRole('alert').last()
const file = (name: string, text: string, mimeType = 'application/json'): NamedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
})

async function explained(page: Page) {
  const picture = await spotPicture(toy.side, 8)
  await open(page, 'model=&image=&scale=unit&backend=wasm&class=1')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  return downloadMap(page)
}

/** One sentence that names the thing, no stack, and the map that was there is still there. */
async function refuses(page: Page, words: readonly RegExp[], before: Float32Array) {
  for (const word of words) await expect(alert(page)).toContainText(word, { timeout: 60_000 })
  const text = ((await alert(page).textContent()) ?? '').trim()
  expect(text).not.toMatch(/\bat \w+.*:\d+:\d+|undefined|\[object/)
  expect(worst((await downloadMap(page)).data, before)).toBe(0)
}

function withUnknownLayer(): NamedFile[] {
  return toyFiles(toy).map((f) =>
    f.name === 'model.json'
      ? { ...f, buffer: Buffer.from(f.buffer.toString().replace('GlobalAveragePooling2D', 'FancyPooling2D')) }
      : f,
  )
}

const broken: readonly [string, () => Promise<NamedFile[]> | NamedFile[], readonly RegExp[]][] = [
  [
    'a JSON that is no model',
    () => [file('settings.json', '{"colour": "green"}')],
    [/settings\.json/, /model/i],
  ],
  [
    'a model with a missing shard',
    () => toyFiles(toy).filter((f) => !f.name.includes('2of2')),
    [/group1-shard2of2\.bin/],
  ],
  ['an unknown layer class', withUnknownLayer, [/FancyPooling2D/]],
  ['a text instead of a picture', () => [file('notes.png', 'these are notes', 'image/png')], [/notes\.png/]],
  ['a truncated picture', async () => [await truncatedPicture()], [/cut\.jpg/]],
  ['a picture of 0 pixels', () => [pngOfSize(0, 0)], [/0x0\.png/]],
  ['a picture 40,000 pixels wide', () => [pngOfSize(40_000, 2)], [/40000x2\.png/, /40,?000/]],
]

for (const [what, files, words] of broken)
  test(`${what} is refused by name`, async ({ page }) => {
    const before = await explained(page)
    await give(page, await files())
    await refuses(page, words, before.data)
  })

test('odd pictures work: one pixel, grey, 16 bits, animated, turned by EXIF', async ({ page }) => {
  await explained(page)
  for (const picture of await oddPictures()) {
    await give(page, [picture])
    await expect(page.getByText(picture.name).first()).toBeVisible()
    await phase(page, 'done')
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  await expect(page.getByText('24 × 40').first()).toBeVisible()
})

test('addresses that are down, private, or answer with a web page are named', async ({ page }) => {
  const closed = await serveFiles([])
  await closed.close()
  const cors = await serveFiles(toyFiles(toy), { shared: false })
  const web = await serveFiles([], { missing: 'page' })
  const cases: [string, RegExp][] = [
    [`${closed.address}/model.json`, /127\.0\.0\.1/],
    [`${cors.address}/model.json`, /(other pages|cross-origin|download)/i],
    [`${web.address}/model.json`, /(web page|HTML)/i],
  ]
  for (const [address, word] of cases) {
    await page.goto('about:blank')
    await open(page, `model=${encodeURIComponent(address)}&image=`)
    await expect(alert(page)).toContainText(word, { timeout: 30_000 })
  }
  await Promise.all([cors.close(), web.close()])
})
