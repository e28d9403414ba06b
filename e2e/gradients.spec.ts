// Every gradient of the engine on WebGL and WebGPU is the one on cpu, where unit tests check it by finite
// differences: all cases and the second derivatives of all heads. Bundled here as a page of its own; the shipped
// page has no part of it.
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import type { suite as Suite } from './gradients/page'
import { type FileServer, serveFiles } from './support/server'

declare const suite: typeof Suite

let server: FileServer
test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'limelight-gradients-'))
  await build({
    root: join(import.meta.dirname, 'gradients'),
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

for (const backend of ['webgl', 'webgpu'] as const)
  test(`all gradients on ${backend} are those on cpu`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.goto(`${server.address}/index.html`)
    await page.evaluate((name) => suite.open(name), backend)
    for (const family of await page.evaluate(() => suite.families()))
      await test.step(family, async () => {
        const found = await page.evaluate((name) => suite.compare(name), family)
        expect(found.length).toBeGreaterThan(0)
        for (const { name, error, length, left } of found) {
          expect.soft(length, name).toBeGreaterThan(1e-3)
          expect.soft(error, name).toBeLessThan(1e-4)
          expect.soft(left, name).toBe(0)
        }
      })
  })
