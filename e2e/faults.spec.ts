// Servers that are slow or lie, a network that goes away in the middle, storage that the browser closes or spoils: one
// sentence each, and the next model opens.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { downloadMap, give, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { type FileServer, serveFiles } from './support/server'
import { makeToy, type NamedFile, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 91 })
const files = toyFiles(toy)

type Answer = (response: ServerResponse, file: NamedFile) => void

/** Hosts a model under a folder for each way to answer for its shards. */
async function serveWays(ways: Readonly<Record<string, Answer>>): Promise<FileServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    const [, way = '', name] = (request.url ?? '').split('/')
    asked.push(way)
    const file = files.find((each) => each.name === name)
    if (!file) response.writeHead(404).end()
    else if (name?.endsWith('.bin')) ways[way]?.(response, file)
    else response.end(file.buffer)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { address: `http://127.0.0.1:${port}`, asked, replace: () => {}, close }
}

const half = ({ buffer }: NamedFile) => buffer.subarray(0, buffer.length / 2)

const lies: Readonly<Record<string, { readonly answer: Answer; readonly said: RegExp }>> = {
  short: { answer: (to, file) => to.end(half(file)), said: /shard.*(bytes|short|lacks|cut)/i },
  long: {
    answer: (to, { buffer }) => to.end(Buffer.concat([buffer, buffer])),
    said: /shard.*bytes/i,
  },
  'breaks off': {
    answer(to, { buffer }) {
      to.writeHead(200, { 'content-length': 10 * buffer.length })
      to.write(buffer, () => to.destroy())
    },
    said: /broke off after [\d,]+ bytes; try again/,
  },
  'a page': {
    answer: (to) => to.setHeader('content-type', 'text/html').end('<!doctype html><title>Welcome</title>'),
    said: /web page/,
  },
}

const modelAt = (server: FileServer, way: string) => `${server.address}/${encodeURIComponent(way)}/model.json`
const failures = (page: Page) => page.getByRole('alert').filter({ hasNotText: 'kept' })

test('a server that lies about its shards is one sentence; a slow one is waited for', async ({ page }) => {
  const slow: Answer = (to, file) => {
    to.write(half(file))
    setTimeout(() => to.end(file.buffer.subarray(half(file).length)), 700)
  }
  const answers = Object.entries(lies).map(([way, { answer }]) => [encodeURIComponent(way), answer])
  const server = await serveWays(Object.fromEntries([...answers, ['slow', slow]]))
  await open(page, `image=&scale=unit&backend=wasm&model=${modelAt(server, 'slow')}`)
  await give(page, [(await spotPicture(toy.side)).file])
  await phase(page, 'done')
  const map = await downloadMap(page)
  for (const [way, { said }] of Object.entries(lies)) {
    await page.evaluate(
      (model) => {
        location.hash = `image=&scale=unit&backend=wasm&model=${model}`
      },
      modelAt(server, way),
    )
    // What it says of this one, not of the one before.
    await expect.poll(() => server.asked).toContain(encodeURIComponent(way))
    await expect(failures(page), way).toHaveText([said])
  }
  await give(page, [...files, (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  await expect(failures(page)).toHaveCount(0)
  expect(worst((await downloadMap(page)).data, map.data)).toBe(0)
  await server.close()
})

test('offline in the middle of a download: one sentence, and Retry opens the model', async ({
  page,
  context,
}) => {
  const waiting: (() => void)[] = []
  const server = await serveWays({
    halting(to, file) {
      to.write(half(file))
      waiting.push(() => to.end(file.buffer.subarray(half(file).length)))
    },
  })
  const { file } = await spotPicture(toy.side)
  await open(page, `image=&scale=unit&backend=wasm&model=${modelAt(server, 'halting')}`)
  await give(page, [file])
  // Both are on their way: the page's own code has come, the model's has begun.
  await expect(page.getByText(file.name, { exact: true }).first()).toBeVisible()
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  await context.setOffline(true)
  for (const end of waiting.splice(0)) end()
  await expect(failures(page)).toHaveCount(1)
  await expect(failures(page)).toHaveText(/broke off|cannot be reached|offline/)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  const finish = setInterval(() => waiting.splice(0).map((end) => end()), 50)
  await phase(page, 'done')
  clearInterval(finish)
  await expect(failures(page)).toHaveCount(0)
  await server.close()
})

test('a kept model that is spoilt is fetched again; where nobody answers it is one sentence', async ({
  page,
}) => {
  const server = await serveFiles(files)
  const link = `image=&scale=unit&backend=wasm&model=${server.address}/model.json`
  const spoil = () =>
    page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys())
          if (request.url.endsWith('.bin')) await cache.put(request, new Response(new Uint8Array(7)))
      }
    })
  await open(page, link)
  const { file } = await spotPicture(toy.side)
  await give(page, [file])
  await phase(page, 'done')
  const map = await downloadMap(page)
  const asked = server.asked.length
  await spoil()
  await page.reload()
  await phase(page, 'done')
  expect(server.asked.length).toBeGreaterThan(asked)
  expect(worst((await downloadMap(page)).data, map.data)).toBe(0)
  await spoil()
  await server.close()
  await page.reload()
  await expect(failures(page)).toHaveText([/cannot be reached/])
  await give(page, [...files, file])
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, map.data)).toBe(0)
})

test('a database that the browser closes under the page is opened again', async ({ page, context }) => {
  await open(page, 'model=&image=&scale=unit&backend=wasm')
  await give(page, [...files, (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  const session = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await give(page, toyFiles(makeToy({ seed: 92 })))
  await phase(page, 'done')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Library' }).click()
  await expect(page.getByRole('list', { name: 'Kept in this browser' }).getByRole('listitem')).toHaveCount(1)
})

test('a page that breaks while it is drawn says so, and a reload brings back what was open', async ({
  page,
}) => {
  await open(page, 'image=scene:3&backend=wasm')
  await phase(page, 'done')
  await page.evaluate(() => {
    HTMLElement.prototype.showPopover = () => {
      throw new Error('a browser that is not what it was')
    }
  })
  await page.getByRole('main').getByRole('button', { name: 'logit' }).first().hover()
  await expect(page.getByRole('alert')).toHaveText(/^The page broke while it was drawn; reload it/)
  await phase(page, 'failed')
  await page.getByRole('button', { name: 'Reload' }).click()
  await phase(page, 'done')
  await expect(page).toHaveURL(/image=scene:3/)
})
