// Score-CAM of one picture by the built page, on the machine's own GPU: milliseconds from the choice of the method to its map, as JSON.
// tsx page.ts <model folder> webgpu|webgl <class>
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serveFiles } from '../../e2e/support/server'
import { serveBuiltPage } from '../builtPage'

const [folder = '', backend = 'webgpu', index = '0'] = process.argv.slice(2)
const host = await serveFiles(
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: readFileSync(join(folder, name)),
    })),
)
const built = await serveBuiltPage()
const browser = await built.browser()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const model = encodeURIComponent(`${host.address}/model.json`)
  const link = (method: string) =>
    `${built.address}#backend=${backend}&image=scene:17&class=${index}&model=${model}&method=${method}`
  await page.goto(link('gradcam'))
  await page.locator('main[data-phase="done"]').waitFor({ timeout: 120_000 })
  const label = await page
    .getByRole('button', { name: /WebGPU|WebGL|WebAssembly|CPU/ })
    .first()
    .textContent()
  if (!label?.toLowerCase().includes(backend)) throw new Error(`The page computes on ${label}`)
  const ms = await page.evaluate(
    async ([address]) => {
      const main = document.querySelector('main')
      const begin = performance.now()
      location.href = address
      while (main?.dataset.phase === 'done') await new Promise((resolve) => setTimeout(resolve, 1))
      while (!['done', 'failed'].includes(main?.dataset.phase ?? ''))
        await new Promise((resolve) => setTimeout(resolve, 1))
      if (main?.dataset.phase === 'failed')
        throw new Error(document.querySelector('[role="alert"]')?.textContent ?? 'failed')
      return performance.now() - begin
    },
    [link('scorecam')] as const,
  )
  console.log(JSON.stringify({ ms, label }))
} finally {
  await browser.close()
  await built.close()
  await host.close()
}
