// How long the built page takes from its address to the first map, in a browser that has never seen it.
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from '../scripts/browser.mjs'

const RUNS = 7
/** Milliseconds in which a browser that was just opened shows its own first page, which is no part of ours. */
const REST = 2000
const root = join(import.meta.dirname, '..')

/** Milliseconds until the page says so, and the backend it took; each time a new browser without a cache. */
async function firstMap(open: () => Promise<Browser>, address: string) {
  const browser = await open()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await new Promise((resolve) => setTimeout(resolve, REST))
    await page.goto(address, { waitUntil: 'commit' })
    const ms = await page.evaluate(async () => {
      while (document.querySelector('main')?.dataset.phase !== 'done')
        await new Promise((resolve) => setTimeout(resolve, 5))
      return performance.now()
    })
    return {
      ms,
      backend: await page
        .getByRole('button', { name: /WebGPU|WebGL|WebAssembly|CPU/ })
        .first()
        .evaluate((chip) => [...chip.children].map((part) => part.textContent?.trim()).join(' ')),
    }
  } finally {
    await browser.close()
  }
}

const executablePath = await findBrowser()
if (!executablePath)
  throw new Error('There is no browser; npm test installs one, or name one in CHROMIUM_PATH.')
const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
const address = server.resolvedUrls?.local[0] ?? ''
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const found: { ms: number; backend: string }[] = []
for (let run = 0; run < RUNS; run++)
  found.push(await firstMap(() => chromium.launch({ executablePath, args }), address))
const sorted = found.map(({ ms }) => Math.round(ms)).toSorted((a, b) => a - b)
const backend = found[0]?.backend.trim()
console.log(
  `First map after ${sorted[RUNS >> 1]} ms (${sorted[0]} to ${sorted.at(-1)} in ${RUNS} new browsers), on ${backend}`,
)
await server.close()
