// What dies under the page: the page notices, replaces it and comes to the map that was asked for.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { crashGpuProcess, kill, trappingFiles, waysToDie } from './support/deaths'
import { downloadMap, give, methodRadio, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { makeToy, type Toy, toyFiles } from './support/toyModel'
import { loseGpu, serveWatched } from './support/workers'

const toy = makeToy({ seed: 71 })
/** Masks enough for a run in which something can die. */
const wide = makeToy({ side: 72, channels: [8, 640], seed: 72 })

const link = (backend: string) => `model=&image=&scale=unit&class=1&backend=${backend}`

async function explained(page: Page, subject: Toy, backend: string): Promise<void> {
  await open(page, link(backend))
  await give(page, [...toyFiles(subject), (await spotPicture(subject.side)).file])
  await phase(page, 'done')
}

/** Waits until a fifth of the masks is scored. */
async function underWay(page: Page): Promise<void> {
  // Looked at in the page, frame by frame: a quick run would be over between two looks from here.
  await page.waitForFunction(() => {
    const meter = document.querySelector<HTMLProgressElement>('progress[value]')
    return meter !== null && meter.value > 0.1
  })
}

async function scoreCam(page: Page): Promise<Float32Array> {
  await expect(methodRadio(page, 'Score-CAM')).toBeChecked()
  await phase(page, 'done')
  await expect(page.getByRole('alert').filter({ hasText: /stopp|fail/ })).toHaveCount(0)
  return (await downloadMap(page)).data
}

const deaths = [
  ...waysToDie.map((way) => ['engine', way] as const),
  ['scorer', 'closes itself'],
  ['scorer', 'hangs'],
] as const

for (const [name, way] of deaths)
  test(`the ${name} ${way} in the middle of a run: the map comes all the same`, async ({ page }) => {
    await explained(page, wide, 'wasm')
    await methodRadio(page, 'Score-CAM').click()
    await underWay(page)
    await kill(page, name, way)
    const map = await scoreCam(page)
    await methodRadio(page, 'Grad-CAM').click()
    await phase(page, 'done')
    expect(map.length).toBe(17 * 17)
    expect(Math.max(...map)).toBeCloseTo(1, 3)
  })

for (const way of ['closes itself', 'hangs'] as const)
  test(`the picture worker ${way}: the next picture opens`, async ({ page }) => {
    await explained(page, toy, 'wasm')
    await kill(page, 'pictures', way)
    const next = await spotPicture(toy.side, 8)
    await give(page, [next.file])
    await expect(page.getByText(next.file.name).first()).toBeVisible({ timeout: 30_000 })
    await phase(page, 'done')
  })

test('the scene worker closes itself: the next scene opens', async ({ page }) => {
  await open(page, 'image=scene:7&backend=wasm')
  await phase(page, 'done')
  await kill(page, 'scenes', 'closes itself')
  await page.evaluate(() => {
    location.hash = 'image=scene:8&backend=wasm'
  })
  await expect(page.getByText(/8/).first()).toBeVisible()
  await phase(page, 'done')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a model that traps in WebAssembly is named, and spoils neither the one before nor the one after', async ({
  page,
}) => {
  await explained(page, toy, 'wasm')
  const before = await downloadMap(page)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toContainText(/memory access out of bounds/, {
    timeout: 30_000,
  })
  expect(worst((await downloadMap(page)).data, before.data)).toBe(0)
  await give(page, toyFiles(makeToy({ seed: 73 })))
  await phase(page, 'done')
  await expect(page.getByRole('alert').filter({ hasText: 'WebAssembly' })).toHaveCount(0)
  expect(worst((await downloadMap(page)).data, before.data)).toBeGreaterThan(0.01)
})

const chip = (page: Page) => page.getByRole('banner').locator('[popovertarget="backend"]')

test('a WebGPU device that is lost comes back once; after the second time the next backend computes', async ({
  page,
}) => {
  const server = await serveWatched()
  await page.goto(`${server.address}/index.html#${link('webgpu')}`)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  for (const [method, label] of [
    ['Layer-CAM', /WebGPU/],
    ['HiResCAM', /WebGL|WebAssembly/],
  ] as const) {
    await loseGpu(page)
    await methodRadio(page, method).click()
    // The map on show, not the phase: right after the click that is still the one before.
    await expect(page.getByText(new RegExp(`^${method} at `))).toBeVisible({ timeout: 60_000 })
    await phase(page, 'done')
    await expect(chip(page)).toContainText(label)
  }
  await expect(page.getByText(/WebGPU failed and was given up; .* computes now\./)).toBeVisible()
  await server.close()
})

for (const backend of ['webgpu', 'webgl'])
  test(`the GPU's process is killed under ${backend}: the map comes all the same`, async ({
    page,
    browser,
  }) => {
    await explained(page, toy, backend)
    await crashGpuProcess(browser)
    for (const method of ['Layer-CAM', 'HiResCAM']) {
      await methodRadio(page, method).click()
      await phase(page, 'done')
      await expect(methodRadio(page, method)).toBeChecked()
    }
    await expect(page.getByRole('alert').filter({ hasText: 'try again' })).toHaveCount(0)
  })

test('Stop ends a download in the middle of a shard, and the next model opens', async ({ page }) => {
  const [json, ...rest] = toyFiles(toy)
  let left = 0
  // It sends the first half of a shard and then nothing more.
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    const file = [json, ...rest].find((each) => request.url?.endsWith(`/${each?.name}`))
    if (!file) return response.writeHead(404).end()
    if (!file.name.endsWith('.bin')) return response.end(file.buffer)
    request.socket.once('close', () => left++)
    response.write(file.buffer.subarray(0, file.buffer.length / 2))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await open(page, `image=&scale=unit&backend=wasm&model=http://127.0.0.1:${port}/slow/model.json`)
  await expect(page.getByText(/^Loading/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => left).toBeGreaterThan(0)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  server.closeAllConnections()
  server.close()
})

test('a trap without a network: the instance begins again from what the page holds', async ({
  page,
  context,
}) => {
  await explained(page, toy, 'wasm')
  const before = await downloadMap(page)
  await context.setOffline(true)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toHaveText(
    "The code for a GraphModel could not be fetched; this device is offline or the page's server is down.",
  )
  await context.setOffline(false)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toContainText(/memory access out of bounds/)
  await methodRadio(page, 'Layer-CAM').click()
  await phase(page, 'done')
  await context.setOffline(true)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toContainText(/memory access out of bounds/)
  await methodRadio(page, 'HiResCAM').click()
  await phase(page, 'done')
  await methodRadio(page, 'Grad-CAM').click()
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, before.data)).toBe(0)
  await expect(chip(page)).toContainText('WebAssembly')
  await context.setOffline(false)
})

test('a backend whose code cannot be fetched leaves the one that runs', async ({ page, context }) => {
  await explained(page, toy, 'wasm')
  await context.setOffline(true)
  await chip(page).click()
  await page.getByLabel('Compute with').selectOption('webgl')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert').last()).toContainText('The code of WebGL could not be fetched')
  await expect(chip(page)).toContainText('WebAssembly')
  await methodRadio(page, 'Layer-CAM').click()
  await phase(page, 'done')
  await expect(methodRadio(page, 'Layer-CAM')).toBeChecked()
  await context.setOffline(false)
})
