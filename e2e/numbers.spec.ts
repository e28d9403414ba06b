// Every forward kernel, every gradient, every method and every metric of the engine on WebGL and WebGPU is the one on cpu, where unit tests check
// them by plain loops, finite differences and libraries' figures. Bundled here as a page of its own; the shipped page has no part of it.
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import type { suites as Suites } from './numbers/page'
import { type FileServer, serveFiles } from './support/server'

declare const suites: typeof Suites

let server: FileServer
test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limelight-numbers-'))
  await build({
    root: join(import.meta.dirname, 'numbers'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', minify: false, modulePreload: false },
  })
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(html|js)$/.test(name))
  server = await serveFiles(
    names.map((name) => ({
      name: name.replaceAll('\\', '/'),
      mimeType: name.endsWith('.js') ? 'text/javascript' : 'text/html',
      buffer: readFileSync(join(folder, name)),
    })),
  )
  await rm(folder, { recursive: true })
})
test.afterAll(() => server.close())

const gpus = ['webgl', 'webgpu'] as const

for (const suite of ['gradients', 'kernels', 'methods', 'metrics'] as const)
  test(`all ${suite} on webgl and webgpu are those on cpu`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.goto(`${server.address}/index.html`)
    for (const gpu of gpus) await page.evaluate((name) => suites.open(name), gpu)
    for (const family of await page.evaluate((of) => suites[of].families(), suite))
      await test.step(family, async () => {
        const found = await page.evaluate(([of, name]) => suites[of].compare(name), [suite, family] as const)
        for (const gpu of gpus) expect(found.filter((each) => each.gpu === gpu).length).toBe(found.length / 2)
        expect(found.length).toBeGreaterThan(0)
        for (const { gpu, name, error, within, length, left, failed } of found) {
          const which = `${gpu}, ${family}: ${name}`
          expect.soft(failed, which).toBeNull()
          expect.soft(length, which).toBeGreaterThan(1e-6)
          expect.soft(error, which).toBeLessThan(within)
          expect.soft(left, which).toEqual([0, 0])
        }
      })
  })

/** What waits for a submit goes with the fifteenth dispatch; the rest with the reading of the answer. */
const submitsOf = (dispatches: number) => 1 + Math.floor(dispatches / 15)

test('a masked chunk on webgpu is four dispatches more than the bare forward pass, and makes no buffer to compute in', async ({
  page,
}) => {
  await page.goto(`${server.address}/index.html`)
  await page.evaluate(() => suites.open('webgpu'))
  const found = await page.evaluate(() => suites.chunkCounts())
  expect(found).toHaveLength(6)
  for (const { kind, chunk, bare, masked } of found) {
    const which = `${kind}, ${chunk} at once`
    expect(bare.dispatches, which).toBeGreaterThan(5)
    expect(bare, which).toMatchObject({ submits: submitsOf(bare.dispatches), buffers: 0, bytes: 0 })
    expect(bare, which).toMatchObject({ pipelinesAtOnce: 0, pipelinesBeside: 0 })
    const dispatches = bare.dispatches + 4
    // The one buffer carries the numbers of its masks to the device, four bytes each.
    const submits = submitsOf(dispatches)
    const wanted = { ...bare, dispatches, submits, buffers: 1, bytes: 4 * chunk }
    expect(masked, which).toEqual([wanted, wanted])
  }
})

test('all that a first map on webgpu runs is compiled side by side, and a model that opens compiles nothing but what folds its weights', async ({
  page,
}) => {
  await page.goto(`${server.address}/index.html`)
  const found = await page.evaluate(() => suites.firstMaps())
  expect(found).toHaveLength(6)
  for (const { kind, opening, classes, map, left } of found) {
    for (const { pipelinesAtOnce } of [opening, classes, map]) expect.soft(pipelinesAtOnce, kind).toBe(0)
    for (const { pipelinesBeside } of [classes, map]) expect.soft(pipelinesBeside, kind).toBeGreaterThan(4)
    expect.soft(left, kind).toBe(0)
  }
  const ofOpening = found.map(({ kind, opening }) => [kind, opening.pipelinesBeside])
  expect(Object.fromEntries(ofOpening)).toEqual({
    convolutional: 0,
    depthwise: 0,
    tokens: 0,
    graph: 0,
    'ONNX file': 1,
    'Keras file': 6,
  })
})
