// Masked copies against bare forwards on a GPU, in headless Chromium: milliseconds a copy, and what each asks of
// WebGPU (dispatches, submits, buffers made). On a machine without a GPU the counts hold, the times are an emulator's.
// npm run bench -- gpu [model folder] [chunks, as 1,8,32]. Beside it, where NODE_PATH has them: onnxruntime-web, and
// @litertjs/core on <chunk>.tflite of the folder TFLITE (bench/peers/tflite.py writes MobileNetV2's).

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { serveFiles } from '../e2e/support/server'
import { filesOf } from '../e2e/support/staticHost'
import { findBrowser } from '../scripts/browser.mjs'
import { gpuArguments } from './builtPage'
import { type Beside, besides } from './gpu/beside'
import type { Speed, Work } from './gpu/page'

declare const speed: Speed

const root = join(import.meta.dirname, '..')
const [folder = join(root, 'public/builtin/tabletop-graph'), sizes = '1,4,8'] = process.argv.slice(2)
const TURNS = 5
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const per = (work: Work, copies: number) => {
  const { dispatches, submits, bytes } = work.counts
  const mib = bytes / copies / 2 ** 20
  return `${(median(work.ms) / copies).toPrecision(3)} | ${dispatches} | ${submits} | ${mib.toFixed(2)}`
}

/** Kernels that a masked chunk runs more often than a bare one. */
function extra({ bare, masked }: { readonly bare: Work; readonly masked: Work }): string {
  const more = Object.entries(masked.kernels).map(
    ([kernel, count]) => [kernel, count - (bare.kernels[kernel] ?? 0)] as const,
  )
  return more
    .filter(([, count]) => count > 0)
    .map(([kernel, count]) => `${count} ${kernel}`)
    .join(', ')
}

async function measure(page: Page, backend: 'webgpu' | 'webgl', address: string): Promise<void> {
  const label = await page.evaluate(([name, at]) => speed.open(name, at), [
    backend,
    `${address}/model/model.json`,
  ] as const)
  console.log(`\n### ${backend}: ${label}\n
Milliseconds a copy, and for a chunk: dispatches, submits, MiB of new buffers a copy. Bare forward, then masked copies.

| chunk | bare | dispatches | submits | MiB | masked | dispatches | submits | MiB | masked / bare | what masks add |
|---|---|---|---|---|---|---|---|---|---|---|`)
  for (const copies of sizes.split(',').map(Number)) {
    const found = await page.evaluate(([n, turns]) => speed.chunk(n, turns), [copies, TURNS] as const)
    const ratio = median(found.masked.ms.map((ms, i) => ms / (found.bare.ms[i] ?? Number.NaN)))
    console.log(
      `| ${copies} | ${per(found.bare, copies)} | ${per(found.masked, copies)} | ${ratio.toFixed(2)} | ${extra(found)} |`,
    )
  }
}

const executablePath = await findBrowser()
if (!executablePath)
  throw new Error('There is no browser; npm test installs one, or name one in CHROMIUM_PATH.')
const outDir = await mkdtemp(join(tmpdir(), 'limelight-gpu-'))
await build({
  root: join(import.meta.dirname, 'gpu'),
  configFile: false,
  logLevel: 'warn',
  build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: false, chunkSizeWarningLimit: 9000 },
})
const packed = await mkdtemp(join(tmpdir(), 'limelight-gpu-'))
const others = await besides(packed)
const server = await serveFiles([
  ...filesOf(outDir),
  ...filesOf(folder).map((file) => ({ ...file, name: `model/${file.name}` })),
  ...others.flatMap((other) => other.files),
])

const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const args = [...rootArgs, ...gpuArguments(process.env.BENCH_GPU ?? 'own')]
const browser = await chromium.launch({ executablePath, args })
console.log(`## ${basename(folder)} on a GPU`)
try {
  for (const backend of ['webgpu', 'webgl'] as const) {
    const page = await browser.newPage()
    await page.goto(`${server.address}/index.html`)
    try {
      await measure(page, backend, server.address)
      if (backend === 'webgpu') for (const other of others) await beside(page, other)
    } catch (error) {
      console.log(`\n### ${backend}: not measured: ${String(error).split('\n')[0]}`)
    }
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
  for (const made of [outDir, packed]) await rm(made, { recursive: true })
}

async function beside(page: Page, { name, measure }: Beside): Promise<void> {
  for (const copies of sizes.split(',').map(Number))
    try {
      const ms = await measure(page, server.address, copies, TURNS)
      console.log(`${name}, chunk ${copies}: ${(median(ms) / copies).toPrecision(3)} ms a bare forward`)
    } catch (error) {
      console.log(`${name}, chunk ${copies}: not measured: ${String(error).split('\n')[0]}`)
    }
}
