// How long the built page takes from its address to the first map, in a browser that has never seen it; BENCH_GPU=own on
// the machine's GPU.
import type { Browser } from '@playwright/test'
import { serveBuiltPage } from './builtPage'

const RUNS = 7
/** Milliseconds in which a browser that was just opened shows its own first page, which is no part of ours. */
const REST = 2000

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

const { address, browser, close } = await serveBuiltPage()
const found: { ms: number; backend: string }[] = []
for (let run = 0; run < RUNS; run++) found.push(await firstMap(browser, address))
const sorted = found.map(({ ms }) => Math.round(ms)).toSorted((a, b) => a - b)
const backend = found[0]?.backend.trim()
console.log(
  `First map after ${sorted[RUNS >> 1]} ms (${sorted[0]} to ${sorted.at(-1)} in ${RUNS} new browsers), on ${backend}`,
)
await close()
