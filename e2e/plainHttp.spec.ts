// The page on plain http, where browsers lend no locks: a worker that ends itself is noticed all the same, within ten
// seconds, however long its computations were before.
import { type Browser, chromium, expect, type Page, test } from '@playwright/test'
import { kill, workerCalled } from './support/deaths'
import { downloadMap, give, methodRadio, phase } from './support/limelight'
import { spotPicture } from './support/pictures'
import type { FileServer } from './support/server'
import { serveBuilt } from './support/staticHost'
import { makeToy, toyFiles } from './support/toyModel'

const wide = makeToy({ side: 72, channels: [8, 1600], seed: 72 })
let browser: Browser
let server: FileServer

test.beforeAll(async () => {
  const { args = [], ...others } = test.info().project.use.launchOptions ?? {}
  const plain = '--host-resolver-rules=MAP plain.test 127.0.0.1'
  browser = await chromium.launch({ ...others, args: [...args, plain] })
  server = await serveBuilt()
})
test.afterAll(async () => {
  await browser.close()
  await server.close()
})

async function scoring(page: Page): Promise<void> {
  const address = server.address.replace('127.0.0.1', 'plain.test')
  await page.goto(`${address}/index.html#model=&image=&scale=unit&class=1&backend=wasm`)
  expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false])
  await give(page, [...toyFiles(wide), (await spotPicture(wide.side)).file])
  await phase(page, 'done')
  await methodRadio(page, 'Score-CAM').click()
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0.05)
}

for (const name of ['engine', 'scorer'] as const)
  test(`the ${name} closes itself in the middle of a run`, async () => {
    const page = await browser.newPage()
    await scoring(page)
    // As a slow device beats: from then on silence alone would be borne for a minute.
    await (await workerCalled(page, name)).evaluate(
      () =>
        new Promise<void>((resolve) => {
          const post = self.postMessage.bind(self)
          self.postMessage = (message, ...more) => {
            if (message?.heartbeat) message.longest = 5000
            post(message, ...(more as [Transferable[]]))
            if (message?.heartbeat) resolve()
          }
        }),
    )
    const begun = Date.now()
    await kill(page, name, 'closes itself')
    expect(await page.locator('progress').count()).toBe(1)
    await phase(page, 'done')
    expect(Date.now() - begun).toBeLessThan(50_000)
    await expect(methodRadio(page, 'Score-CAM')).toBeChecked()
    expect(Math.max(...(await downloadMap(page)).data)).toBeCloseTo(1, 3)
    await page.close()
  })
