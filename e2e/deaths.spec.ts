// What dies under the page: the page notices, replaces it and comes to the map that was asked for.

import { expect, type Page, test } from '@playwright/test'
import {
  crashGpuProcess,
  explained,
  givenUp,
  kill,
  link,
  oneOfEach,
  trappingFiles,
  waysToDie,
} from './support/deaths'
import { anew, choose, downloadMap, give, methodRadio, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { chip, expectHeld, holdings } from './support/tensors'
import { makeToy, toyFiles } from './support/toyModel'
import { loseGpu, serveWatched } from './support/workers'

const toy = makeToy({ seed: 71 })
/** Masks enough for a run in which something can die. */
const wide = makeToy({ side: 72, channels: [8, 1280], seed: 72 })

/** Waits until a tenth of the masks is scored. */
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
    const before = await explained(page, wide, 'wasm')
    // Looked for before the click: a quick run could be over when the click has settled.
    await Promise.all([underWay(page), methodRadio(page, 'Score-CAM').click()])
    await givenUp(page, await kill(page, name, way))
    const map = await scoreCam(page)
    await choose(page, 'Grad-CAM')
    expect(map.length).toBe(17 * 17)
    expect(Math.max(...map)).toBeCloseTo(1, 3)
    await expectHeld(page, before)
    await oneOfEach(page)
  })

test('the engine closes itself at rest: another one begins by itself, with model and picture', async ({
  page,
}) => {
  const before = await explained(page, toy, 'wasm')
  const map = await downloadMap(page)
  await anew(page, () => kill(page, 'engine', 'closes itself'))
  expect(worst((await downloadMap(page)).data, map.data)).toBe(0)
  await expectHeld(page, before)
  await oneOfEach(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the engine hangs while a model opens: ten seconds later another one opens it, without a click', async ({
  page,
}) => {
  await explained(page, toy, 'wasm')
  const map = await downloadMap(page)
  const hung = await kill(page, 'engine', 'hangs')
  await give(page, toyFiles(makeToy({ seed: 74 })))
  await expect.poll(() => page.workers().includes(hung), { timeout: 30_000 }).toBe(false)
  await expect
    .poll(async () => worst((await downloadMap(page)).data, map.data), { timeout: 60_000 })
    .toBeGreaterThan(0.01)
  await phase(page, 'done')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await oneOfEach(page)
})

for (const way of ['closes itself', 'hangs'] as const)
  test(`the picture worker ${way}: the next picture opens`, async ({ page }) => {
    const before = await explained(page, toy, 'wasm')
    await kill(page, 'pictures', way)
    const next = await spotPicture(toy.side, 8)
    await give(page, [next.file])
    await expect(page.getByText(next.file.name).first()).toBeVisible({ timeout: 30_000 })
    await phase(page, 'done')
    await expectHeld(page, before)
    await oneOfEach(page)
  })

test('the scene worker closes itself: the next scene opens', async ({ page }) => {
  await open(page, 'image=scene:7&backend=wasm')
  await phase(page, 'done')
  const before = await holdings(page)
  await kill(page, 'scenes', 'closes itself')
  await page.evaluate(() => {
    location.hash = 'image=scene:8&backend=wasm'
  })
  await expect(page.getByText('Scene 8', { exact: true }).first()).toBeVisible()
  await phase(page, 'done')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectHeld(page, before)
  await oneOfEach(page)
})

test('a model that traps in WebAssembly is named, and spoils neither the one before nor the one after', async ({
  page,
}) => {
  const held = await explained(page, toy, 'wasm')
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
  await expectHeld(page, held)
  await oneOfEach(page)
})

test('a WebGPU device that is lost comes back once; after the second time the next backend computes', async ({
  page,
}) => {
  const server = await serveWatched()
  await page.goto(`${server.address}/index.html#${link('webgpu')}`)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  const before = await holdings(page)
  for (const [method, label] of [
    ['Layer-CAM', /WebGPU/],
    ['HiResCAM', /WebGL|WebAssembly/],
  ] as const) {
    await loseGpu(page)
    await choose(page, method)
    await expect(chip(page)).toContainText(label)
    await expectHeld(page, before)
  }
  await expect(page.getByText(/WebGPU failed and was given up; .* computes now\./)).toBeVisible()
  await server.close()
})

for (const backend of ['webgpu', 'webgl'])
  test(`the GPU's process is killed under ${backend}: the map comes all the same`, async ({
    page,
    browser,
  }) => {
    const before = await explained(page, toy, backend)
    await crashGpuProcess(browser)
    for (const method of ['Layer-CAM', 'HiResCAM']) {
      await choose(page, method)
      await expect(methodRadio(page, method)).toBeChecked()
    }
    await expect(page.getByRole('alert').filter({ hasText: 'try again' })).toHaveCount(0)
    await expectHeld(page, before)
    await oneOfEach(page)
  })
