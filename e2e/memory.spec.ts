// Whatever runs and whatever is stopped, the engine holds afterwards what it held before; and a run of a thousand
// masks takes the memory of one chunk of them.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { anew, choose, classRadio, give, methodRadio, open, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import { chip, expectHeld, held, holdings } from './support/tensors'
import { makeToy, type Toy, toyFiles } from './support/toyModel'
import { heaps, serveWatched } from './support/workers'

const bytesHeld = (page: Page) => held(page).getByRole('definition').nth(1)

/** "4.0 MB" in bytes. */
function inBytes(text: string): number {
  const [number = '', unit = ''] = text.split(' ')
  return Number(number) * ({ kB: 1e3, MB: 1e6 }[unit] ?? Number.NaN)
}

const unchosenClass = (page: Page) => classRadio(page, /thing/).and(page.locator(':not(:checked)')).first()

async function explained(page: Page, toy: Toy, backend: string) {
  await open(page, `model=&image=&scale=unit&backend=${backend}`)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
}

/** Clicks in the page itself once this share of the run is done: from outside it could come too late. */
async function clickAt(target: Locator, share: number) {
  await target.evaluate(async (element: HTMLElement, least) => {
    const done = () => document.querySelector<HTMLProgressElement>('progress[value]')?.value ?? 0
    while (done() < least) await new Promise(requestAnimationFrame)
    element.click()
  }, share)
}

const methods = {
  wasm: ['Score-CAM', 'IS-CAM', 'Smooth Grad-CAM++', 'Ablation-CAM', 'EigenCAM'],
  webgpu: ['Score-CAM', 'Grad-CAM++', 'Layer-CAM', 'HiResCAM', 'FullGrad'],
}

for (const backend of ['wasm', 'webgpu'] as const)
  test(`ten runs on ${backend} leave tensors and bytes where they were`, async ({ page }) => {
    await explained(page, makeToy({ seed: 61, channels: [4, 6] }), backend)
    const before = await holdings(page)
    expect(before.tensors).toBeGreaterThan(5)
    for (const method of methods[backend]) {
      await choose(page, method)
      await anew(page, () => unchosenClass(page).click())
      await expect(page.getByRole('alert')).toHaveCount(0)
      await expectHeld(page, before, method)
    }
  })

test('three cancelled runs leave tensors and bytes where they were', async ({ page }) => {
  await explained(page, makeToy({ side: 64, channels: [8, 1024], seed: 62 }), 'wasm')
  const before = await holdings(page)
  const stop = page.getByRole('button', { name: 'Stop' })

  await methodRadio(page, 'Score-CAM').click()
  await clickAt(stop, 0.5)
  await phase(page, 'done')
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expectHeld(page, before)

  await page.getByRole('button', { name: 'Go on' }).click()
  await clickAt(unchosenClass(page), 0.2)
  await clickAt(stop, 0.2)
  await phase(page, 'done')
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expectHeld(page, before)
})

const FLOAT = 4
/** What the plan allows on WebAssembly: chunks of 8 pictures, and 4 of the largest activation of a chunk at once. */
const CHUNK = { pictures: 8, alive: 4 }
const INITIAL_HEAP = 2 ** 24
/** A heap that grows takes up to a fifth more than it was asked for. */
const GROWTH = 1.2

test('1,280 masks on wasm take no more than the plan of one chunk allows', async ({ page }) => {
  const server = await serveWatched()
  const toy = makeToy({ side: 64, channels: [8, 1280], seed: 63 })
  const activation = 15 * 15 * 1280 * FLOAT
  const weights = FLOAT * (toy.conv1.length + toy.conv2.length + toy.dense.length)
  const bound = GROWTH * (INITIAL_HEAP + weights + CHUNK.pictures * CHUNK.alive * activation)
  expect(bound).toBeLessThan((1280 * activation) / 16)

  await page.goto(`${server.address}/index.html#model=&image=&scale=unit&backend=wasm`)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  await methodRadio(page, 'Score-CAM').click()
  await chip(page).click()
  const seen: number[] = []
  while ((await page.locator('main').getAttribute('data-phase')) === 'explaining') {
    const count = await page.getByText(/^Score-CAM [\d,]+ of [\d,]+$/).count()
    if (count > 0) seen.push(inBytes((await bytesHeld(page).textContent()) ?? ''))
  }
  await phase(page, 'done')
  expect(seen.length).toBeGreaterThan(3)
  expect(Math.max(...seen)).toBeLessThan(CHUNK.pictures * activation)
  const grown = await heaps(page)
  expect(grown.length).toBeGreaterThan(0)
  for (const heap of grown) expect(heap).toBeLessThan(bound)
  await server.close()
})
