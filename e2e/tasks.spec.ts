// The main thread stays free while maps are made: no task of it keeps the processor for 50 ms. Counted is the time
// that a task computes, so that other programs on the machine do not count; how long each took is in the annotation.
import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { floats, writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { boxOf, open } from './support/limelight'
import { spotPicture, spotPixels } from './support/pictures'
import { type FileServer, serveFiles } from './support/server'
import { type Task, tasksOf } from './support/tasks'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

// Its snapshots of the page are tasks of the page.
test.use({ trace: 'off' })

const toy = makeToy({ side: 64, channels: [8, 1280], classes: 1000, seed: 71 })
let server: FileServer
const CLASSES = 2000

/** As large as a telephone's photograph. */
async function photograph(): Promise<NamedFile> {
  const small = sharp(spotPixels(64, 48, 72), { raw: { width: 64, height: 48, channels: 3 } })
  const buffer = await small.resize(4000, 3000).jpeg().toBuffer()
  return { name: 'photograph.jpg', mimeType: 'image/jpeg', buffer }
}

test.beforeAll(async () => {
  server = await serveFiles([
    ...toyFiles(toy),
    deepNet(),
    (await spotPicture(toy.side)).file,
    await photograph(),
  ])
})
test.afterAll(() => server.close())

const link = (picture: string, more = '') => {
  const at = (name: string) => encodeURIComponent(`${server.address}/${name}`)
  const model = `model=${at('model.json')}&labels=${at('labels.txt')}`
  return `${model}&image=${at(picture)}&scale=unit&backend=wasm${more}`
}

/** Follows a link and waits, inside the page, until its map and the layers' thumbnails are there. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.evaluate(async (hash) => {
    const main = document.querySelector('main')
    location.hash = hash
    await new Promise<void>((resolve) => {
      const look = () => setTimeout(() => main?.dataset.phase === 'done' && resolve(), 500)
      if (main) new MutationObserver(look).observe(main, { attributes: true })
    })
  }, fragment)
}

async function expectShort(tasks: readonly Task[]): Promise<void> {
  const longest = (of: 'busy' | 'wall') => Math.round(Math.max(...tasks.map((task) => task[of])))
  const description = `${tasks.length} tasks, ${longest('busy')} ms of computing at most, ${longest('wall')} ms from begin to end at most`
  test.info().annotations.push({ type: 'main thread', description })
  expect(tasks.length).toBeGreaterThan(20)
  // A browser that does not tell would have none.
  expect(Math.max(...tasks.map(({ busy }) => busy))).toBeGreaterThan(0.2)
  expect(tasks.filter(({ busy }) => busy >= 50)).toEqual([])
}

async function ready({ page, browser }: { page: Page; browser: Browser }) {
  // Named at once: an address on this computer that is named later makes the page reload.
  const labels = encodeURIComponent(`${server.address}/labels.txt`)
  await open(page, `model=&image=&labels=${labels}&backend=wasm`)
  await expect(page.getByRole('button', { name: /WebAssembly/ })).toBeVisible()
  return (fragment: string) => tasksOf({ page, browser }, () => follow(page, fragment))
}

test('a model of 1,000 classes, a photograph of 12 million pixels and their Grad-CAM', async ({
  page,
  browser,
}) => {
  const tasks = await ready({ page, browser })
  await expectShort(await tasks(link('photograph.jpg')))
  await expectShort(await tasks(link('photograph.jpg', '&class=7&look=viridis,60,10')))
})

test('a brush over a photograph of 12 million pixels, and what the classes become', async ({
  page,
  browser,
}) => {
  const tasks = await ready({ page, browser })
  await tasks(link('photograph.jpg'))
  await page.getByRole('button', { name: 'Erase' }).click()
  const box = await boxOf(page.getByRole('application'))
  const to = (x: number, y: number, steps = 1) =>
    page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps })
  const stroke = async () => {
    await to(0.2, 0.2)
    await page.mouse.down()
    await to(0.8, 0.7, 30)
    await page.mouse.up()
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const look = () => /^Without \d+ %/.test(document.querySelector('#tool-hint')?.textContent ?? '')
          const wait = () => (look() ? setTimeout(resolve, 500) : setTimeout(wait, 100))
          wait()
        }),
    )
  }
  await expectShort(await tasksOf({ page, browser }, stroke))
  await page.getByLabel('Fill').selectOption('Blur')
  await expectShort(await tasksOf({ page, browser }, stroke))
  await expect(page.getByRole('alert')).toHaveCount(0)
})

/** Small layers, as many as the largest networks have, and as many classes. */
function deepNet(): NamedFile {
  const depth = 300
  const names = Array.from({ length: depth }, (_, i) => `blocks.${i}`)
  const kernel = (c: number) =>
    floats(
      [4, c, 1, 1],
      Array.from({ length: 4 * c }, (_, i) => (i % 5 ? 0.1 : 0.6)),
    )
  const input = (i: number) => (i === 0 ? 'input' : `r${i - 1}`)
  const buffer = writeOnnx({
    inputs: { input: [null, 3, 8, 8] },
    outputs: { scores: [null, CLASSES] },
    weights: {
      ...Object.fromEntries(names.map((name, i) => [`${name}.weight`, kernel(i === 0 ? 3 : 4)])),
      'fc.weight': floats(
        [CLASSES, 4],
        Array.from({ length: 4 * CLASSES }, (_, i) => Math.sin(i)),
      ),
    },
    nodes: [
      ...names.flatMap((name, i) => [
        { op: 'Conv', name: `/${name}/Conv`, in: [input(i), `${name}.weight`], out: [`c${i}`] },
        { op: 'Relu', name: `/${name}/Relu`, in: [`c${i}`], out: [`r${i}`] },
      ]),
      { op: 'GlobalAveragePool', name: '/pool', in: [input(depth)], out: ['pooled'] },
      { op: 'Flatten', name: '/flat', in: ['pooled'], out: ['flat'] },
      { op: 'Gemm', name: '/fc/Gemm', in: ['flat', 'fc.weight'], out: ['scores'], attributes: { transB: 1 } },
    ],
  })
  return { name: 'deep.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) }
}

test('a model of 600 layers and 2,000 classes', async ({ page, browser }) => {
  const tasks = await ready({ page, browser })
  await expectShort(await tasks(link('spots-3.png').replace('model.json', 'deep.onnx')))
  await expect(page.locator('input[name="layer"]')).toHaveCount(600)
})

test('Score-CAM over 1,280 channels', async ({ page, browser }) => {
  const tasks = await ready({ page, browser })
  await expectShort(await tasks(link('spots-3.png')))
  await expectShort(await tasks(link('spots-3.png', '&method=scorecam')))
  await expect(page.getByRole('radio', { name: 'Score-CAM', exact: true })).toBeChecked()
})
