// What is given in the ways that people give it: zips, several models, our own pictures, phone photos, in a hurry.
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { drop, give, open, phase } from './support/limelight'
import { spotPicture, spotPixels } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 51 })
const zipOf = (name: string, files: Readonly<Record<string, Uint8Array>>): NamedFile => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(zipSync(files)),
})
const status = (page: Page) => page.getByRole('status')
const bytesOf = (files: readonly NamedFile[], folder: string) =>
  Object.fromEntries(files.map((f) => [`${folder}/${f.name}`, new Uint8Array(f.buffer)]))

async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a zip whose model.json shrinks a lot opens under the policy of the page', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  const [json, ...rest] = toyFiles(toy)
  const padded = strToU8(`${json?.buffer.toString() ?? ''}${' '.repeat(2_000_000)}`)
  const picture = await spotPicture(toy.side, 8)
  await drop(page, [zipOf('toy.zip', { ...bytesOf(rest, 'net'), 'net/model.json': padded }), picture.file])
  await phase(page, 'done')
  await expect(status(page)).toContainText('The map highlights evidence for thing')
  expect(complaints).toEqual([])
})

test('of several models in one drop one is chosen, and opens with its own files alone', async ({ page }) => {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  const other = makeToy({ seed: 5, classes: 3 })
  const named = (files: readonly NamedFile[], word: string) =>
    files.map((f) =>
      f.name === 'labels.txt'
        ? { ...f, buffer: Buffer.from(f.buffer.toString().replaceAll('thing', word)) }
        : f,
    )
  const both = zipOf('mine.zip', {
    ...bytesOf(named(toyFiles(toy), 'beast'), 'first'),
    ...bytesOf(named(toyFiles(other), 'plant'), 'second'),
  })
  await drop(page, [both, (await spotPicture(toy.side, 8)).file])
  const offer = page.getByRole('region', { name: '2 models were given. Which one?' })
  await expect(offer.getByRole('button')).toHaveCount(3)
  await offer.getByRole('button', { name: 'second' }).click()
  await phase(page, 'done')
  await expect(page.getByRole('radiogroup', { name: 'Classes' }).getByRole('radio')).toHaveCount(3)
  await expect(status(page)).toContainText('plant')
  await expect(offer).toHaveCount(0)
})

test('a model by address is fed and named as its files are when they are dropped', async ({ page }) => {
  const labels = Array.from({ length: toy.classes }, (_, i) => `pose ${i}`)
  const metadata = { tmVersion: '2.4.7', packageName: '@teachablemachine/image', labels, imageSize: toy.side }
  const files = [
    ...toyFiles(toy).filter(({ name }) => name !== 'labels.txt'),
    {
      name: 'metadata.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(metadata)),
    },
  ]
  const server = await serveFiles(files)
  const picture = (await spotPicture(toy.side, 8)).file
  const said: string[] = []
  for (const model of ['', `${server.address}/model.json`]) {
    await page.goto('about:blank')
    await open(page, `model=${encodeURIComponent(model)}&image=&backend=wasm`)
    await give(page, model === '' ? [...files, picture] : [picture])
    await phase(page, 'done')
    await expect(page.getByText('Teachable Machine crops the picture square')).toBeVisible()
    await expect(status(page)).toHaveText(/^The map highlights evidence for pose \d$/)
    said.push((await status(page).textContent()) ?? '')
  }
  await server.close()
  expect(said[1]).toBe(said[0])
  expect(new Set(server.asked)).toEqual(
    new Set([
      '/model.json',
      '/group1-shard1of2.bin',
      '/group1-shard2of2.bin',
      '/labels.txt',
      '/metadata.json',
    ]),
  )
})

test('our own picture of local files asks for them, and explains nothing else meanwhile', async ({
  page,
}) => {
  const picture = await spotPicture(toy.side, 8)
  await open(page, 'model=&image=&scale=unit&backend=wasm&class=3')
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  const { bytes: buffer } = await downloaded(page, 'Download overlay')

  const fresh = await page.context().browser()?.newContext()
  const elsewhere = await fresh?.newPage()
  if (!elsewhere) throw new Error('no second page')
  await elsewhere.goto(test.info().project.use.baseURL ?? '')
  await phase(elsewhere, 'done')
  await drop(elsewhere, [{ name: 'mine.png', mimeType: 'image/png', buffer }])
  await expect(status(elsewhere)).toHaveText(
    /^This picture was made with model\.json \([0-9a-f]{12}\) and spots-8\.png: drop them to see the same\.$/,
  )
  await expect(elsewhere.getByRole('img', { name: 'mine.png, as it was saved' })).toBeVisible()
  await expect(elsewhere.getByRole('button', { name: 'Download map' })).toBeDisabled()
  await drop(elsewhere, [...toyFiles(toy), picture.file])
  await phase(elsewhere, 'done')
  await expect(status(elsewhere)).toHaveText('The map highlights evidence for thing 3')
  await fresh?.close()
})

test('what is downloaded while a map grows is that map, and says so', async ({ page }) => {
  const wide = makeToy({ seed: 5, side: 128, channels: [32, 1024] })
  await open(page, 'model=&image=&scale=unit&backend=wasm&class=1&method=scorecam')
  await give(page, [...toyFiles(wide), (await spotPicture(wide.side, 8)).file])
  await expect(status(page)).toContainText('The map so far', { timeout: 60_000 })
  const map = await downloaded(page, 'Download map')
  const recipe = await downloaded(page, 'Download recipe')
  expect(map.name).toMatch(/-scorecam-conv2-heatmap-\d+-of-\d+\.npy$/)
  expect(recipe.name).toMatch(/-scorecam-conv2-recipe-\d+-of-\d+\.json$/)
  expect(JSON.parse(recipe.bytes.toString())).toMatchObject({
    method: 'scorecam',
    made: { unfinished: expect.stringMatching(/^[\d,]+ of [\d,]+$/) },
  })
})

test('a motion photo opens', async ({ page }) => {
  const still = await sharp(spotPixels(64, 48, 3), { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer()
  const buffer = Buffer.concat([still, Buffer.from('....ftypmp42'), Buffer.alloc(40_000, 3)])
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...toyFiles(toy), { name: 'PXL_1.MP.jpg', mimeType: 'image/jpeg', buffer }])
  await phase(page, 'done')
  await expect(page.getByText('PXL_1.MP.jpg').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('of two drops in a row the later one stays', async ({ page }) => {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, toyFiles(toy))
  await phase(page, 'empty')
  const [first, second] = [await spotPicture(40, 3), await spotPicture(48, 4)]
  const slow = zipOf('first.zip', {
    'first.png': new Uint8Array(first.file.buffer),
    'film.mov': new Uint8Array(60_000_000),
  })
  await drop(page, [slow])
  await drop(page, [second.file])
  await phase(page, 'done')
  await expect(page.getByText('48 × 48').first()).toBeVisible()
  await expect(page.getByText('40 × 40')).toHaveCount(0)
})

test('a text that is dragged within the page raises no drop screen', async ({ page }) => {
  await open(page, 'model=&image=')
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'a word')
    return data
  })
  const screen = page.getByText('Drop a picture or a model', { exact: true })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await expect(screen).toHaveCount(0)
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(page.getByRole('alert')).toHaveCount(0)
  const link = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.setData('text/uri-list', 'https://a.example/cat.png')
    return data
  })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: link })
  await expect(screen).toHaveCount(1)
})
