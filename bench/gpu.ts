// Masked copies against bare forwards on a GPU, in headless Chromium: milliseconds a copy, and what each asks of
// WebGPU (dispatches, submits, buffers made). On a machine without a GPU the counts hold, the times are an emulator's.
// npm run bench -- gpu [model folder] [chunks, as 1,8,32]; onnxruntime-web in NODE_PATH is measured beside it.

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { serveFiles } from '../e2e/support/server'
import { filesOf } from '../e2e/support/staticHost'
import { findBrowser, softwareGpu } from '../scripts/browser.mjs'
import type { Speed, Work } from './gpu/page'

declare const speed: Speed

const root = join(import.meta.dirname, '..')
const [folder = join(root, 'public/builtin/tabletop-graph'), sizes = '1,4,8'] = process.argv.slice(2)
const TURNS = 5
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Folder of onnxruntime-web's files, or null. */
function onnxruntimeWeb(): string | null {
  for (const place of (process.env.NODE_PATH ?? '').split(delimiter).filter(Boolean)) {
    const dist = join(place, 'onnxruntime-web/dist')
    if (existsSync(join(dist, 'ort.webgpu.min.mjs'))) return dist
  }
  return null
}

const per = (work: Work, copies: number) => {
  const { dispatches, submits, bytes } = work.counts
  const mib = bytes / copies / 2 ** 20
  return `${(median(work.ms) / copies).toFixed(1)} | ${dispatches} | ${submits} | ${mib.toFixed(2)}`
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
const ort = onnxruntimeWeb()
const within = (name: string, from: string) =>
  filesOf(from).map((file) => ({ ...file, name: `${name}/${file.name}` }))
const server = await serveFiles([
  ...filesOf(outDir),
  ...within('model', folder),
  ...(ort ? within('ort', ort).map(asScript) : []),
])
/** Modules of that package end in .mjs. */
function asScript<T extends { readonly name: string; readonly mimeType: string }>(file: T): T {
  return file.name.endsWith('.mjs') ? { ...file, mimeType: 'text/javascript' } : file
}

const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : []
// Without a GPU these start the emulator; with one they leave it.
const emulated = process.env.BENCH_GPU === 'emulated'
const args = [...rootArgs, ...(emulated ? softwareGpu : ['--enable-unsafe-webgpu', '--enable-gpu'])]
const browser = await chromium.launch({ executablePath, args })
console.log(`## ${basename(folder)} on a GPU`)
try {
  for (const backend of ['webgpu', 'webgl'] as const) {
    const page = await browser.newPage()
    await page.goto(`${server.address}/index.html`)
    try {
      await measure(page, backend, server.address)
      if (backend === 'webgpu' && ort) await beside(page)
    } catch (error) {
      console.log(`\n### ${backend}: not measured: ${String(error).split('\n')[0]}`)
    }
    await page.close()
  }
  if (!ort) console.log('\nonnxruntime-web is not in NODE_PATH: left out.')
} finally {
  await browser.close()
  await server.close()
  await rm(outDir, { recursive: true })
}

async function beside(page: Page): Promise<void> {
  for (const copies of sizes.split(',').map(Number)) {
    const ms = await page.evaluate(([at, n, turns]) => speed.onnxruntime(at, n, turns), [
      `${server.address}/ort/`,
      copies,
      TURNS,
    ] as const)
    console.log(`onnxruntime-web, chunk ${copies}: ${(median(ms) / copies).toFixed(1)} ms a bare forward`)
  }
}
