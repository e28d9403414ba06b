// How long after the map the line under it stands, on wasm: hiding the brightest tenth, and a random one eight times.
// Of the built page, in a new browser each time. npm run bench -- trustline [model folder...]
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { serveFiles } from '../e2e/support/server'
import { serveBuiltPage } from './builtPage'
import { machine } from './machine'

const RUNS = 5

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: readFileSync(join(folder, name)),
    }))

/** Milliseconds from the finished map to the measured line, with the rest that the page waits for. */
async function lineAfter(address: string): Promise<number> {
  const browser = await built.browser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(address, { waitUntil: 'commit' })
    return await page.evaluate(async () => {
      const times: number[] = []
      for (const there of ['main[data-phase="done"]', '[data-trust="measured"]']) {
        while (!document.querySelector(there)) {
          const failed = document.querySelector('main[data-phase="failed"]')
          if (failed) throw new Error(failed.querySelector('[role="alert"]')?.textContent ?? 'It failed.')
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
        times.push(performance.now())
      }
      return (times[1] ?? Number.NaN) - (times[0] ?? Number.NaN)
    })
  } finally {
    await browser.close()
  }
}

const built = await serveBuiltPage()
const folders = process.argv.slice(2)
const hosts = await Promise.all(folders.map((folder) => serveFiles(filesOf(folder))))
const asked = [
  ['the built-in model', 'backend=wasm'] as const,
  ...folders.map((folder, i) => {
    const model = encodeURIComponent(`${hosts[i]?.address}/model.json`)
    return [basename(folder), `backend=wasm&image=scene:17&model=${model}`] as const
  }),
]
for (const [name, link] of asked) {
  const found: number[] = []
  for (let run = 0; run < RUNS; run++) found.push(Math.round(await lineAfter(`${built.address}#${link}`)))
  const sorted = found.toSorted((a, b) => a - b)
  console.log(
    `The line stands ${sorted[RUNS >> 1]} ms after the map (${sorted[0]} to ${sorted.at(-1)}, ${RUNS} runs) of ${name} on wasm`,
  )
}
console.log(machine())
for (const host of hosts) await host.close()
await built.close()
