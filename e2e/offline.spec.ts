// The network fails under the page: a server that stops in the middle, a device that is offline. What runs goes on.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { explained, trappingFiles } from './support/deaths'
import { choose, downloadMap, give, methodRadio, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { chip, expectHeld } from './support/tensors'
import { makeToy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 71 })

test('Stop ends a download in the middle of a shard, and the next model opens', async ({ page }) => {
  const [json, ...rest] = toyFiles(toy)
  let left = 0
  // It sends the first half of a shard and then nothing more.
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    const file = [json, ...rest].find((each) => request.url?.endsWith(`/${each?.name}`))
    if (!file) return response.writeHead(404).end()
    if (!file.name.endsWith('.bin')) return response.end(file.buffer)
    request.socket.once('close', () => left++)
    response.write(file.buffer.subarray(0, file.buffer.length / 2))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await open(page, `image=&scale=unit&backend=wasm&model=http://127.0.0.1:${port}/slow/model.json`)
  await expect(page.getByText(/^Loading/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => left).toBeGreaterThan(0)
  await give(page, [...toyFiles(toy), (await spotPicture(toy.side)).file])
  await phase(page, 'done')
  server.closeAllConnections()
  server.close()
})

test('a trap without a network: the instance begins again from what the page holds', async ({
  page,
  context,
}) => {
  const held = await explained(page, toy, 'wasm')
  const before = await downloadMap(page)
  await context.setOffline(true)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toHaveText(
    "The code for a GraphModel could not be fetched; this device is offline or the page's server is down.",
  )
  await context.setOffline(false)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toContainText(/memory access out of bounds/)
  await choose(page, 'Layer-CAM')
  await context.setOffline(true)
  await give(page, trappingFiles(toy.side))
  await expect(page.getByRole('alert').last()).toContainText(/memory access out of bounds/)
  await choose(page, 'HiResCAM')
  await choose(page, 'Grad-CAM')
  expect(worst((await downloadMap(page)).data, before.data)).toBe(0)
  await expect(chip(page)).toContainText('WebAssembly')
  await expectHeld(page, held)
  await context.setOffline(false)
})

test('a backend whose code cannot be fetched leaves the one that runs', async ({ page, context }) => {
  await explained(page, toy, 'wasm')
  await context.setOffline(true)
  await chip(page).click()
  await page.getByLabel('Compute with').selectOption('webgl')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert').last()).toContainText('The code of WebGL could not be fetched')
  await expect(chip(page)).toContainText('WebAssembly')
  await choose(page, 'Layer-CAM')
  await expect(methodRadio(page, 'Layer-CAM')).toBeChecked()
  await context.setOffline(false)
})

test('a browser without room keeps nothing, says so once of each, and the map comes all the same', async ({
  page,
}) => {
  const picture = (await spotPicture(toy.side)).file
  const server = await serveFiles(toyFiles(toy))
  await open(page, `image=&scale=unit&backend=wasm&model=${server.address}/model.json`)
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await page.reload()
  await give(page, [picture])
  await phase(page, 'done')
  await give(page, toyFiles(makeToy({ seed: 74 })))
  // The model of the address may have been kept before the room was gone, or not: which is said first is open.
  const said = [
    'There is no room left in this browser to keep this model; remove another one.',
    'There is no room left in this browser to keep your picture; a reload asks for it again.',
  ]
  const alerts = async () => (await page.getByRole('alert').allTextContents()).sort()
  await expect.poll(alerts).toEqual(said)
  await phase(page, 'done')
  await choose(page, 'Layer-CAM')
  expect(await alerts()).toEqual(said)
  await server.close()
})
