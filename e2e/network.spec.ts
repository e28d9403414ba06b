// What the page and its workers can reach: on a static host that sends no headers the page's own policy must bind
// them all. The test first shows that the ways out are ways out, in a page without a policy.
import { expect, type Page, test, type Worker } from '@playwright/test'
import { headers } from '../scripts/policy.mjs'
import { avifNaming } from './support/handMade'
import { downloadMap, give, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { listenForStrangers, type Stranger, serveBuilt, silence } from './support/staticHost'
import { makeToy, toyFiles } from './support/toyModel'
import { outOfPage, outOfWorker } from './support/waysOut'

const toy = makeToy({ seed: 31 })
let stranger: Stranger
test.beforeAll(async () => {
  stranger = await listenForStrangers()
})
test.afterAll(() => stranger.close())

/** All workers: the engine, two that score beside it, and those of pictures and scenes. */
async function openAll(page: Page, address: string, method: string): Promise<void> {
  await page.goto(`${address}/index.html#image=scene:14&backend=wasm&method=${method}`)
  await phase(page, 'done')
}

test('without a policy most ways lead out: the test can fail', async ({ page }) => {
  const bare = await serveFiles([
    { name: 'index.html', mimeType: 'text/html', buffer: Buffer.from('<body>') },
  ])
  const before = stranger.heard.length
  const reached = () => new Set(stranger.heard.slice(before).map((line) => line.split(' ')[1])).size
  // One of the ways leads the page away, and whatever it had not sent by then: another time others are first.
  await expect(async () => {
    await page.goto(`${bare.address}/index.html`)
    await page.evaluate(outOfPage, stranger.address).catch(() => undefined)
    await expect.poll(reached, { timeout: 2_000 }).toBeGreaterThan(25)
  }).toPass({ timeout: 60_000 })
  await bare.close()
})

test('the server of npm start sends the policy and the other headers with the page and each of its scripts', async ({
  request,
}) => {
  const page = await request.get('./')
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? 'none'
  for (const answer of [page, await request.get(script)]) {
    expect(answer.status()).toBe(200)
    for (const [name, value] of Object.entries(headers))
      expect([name, answer.headers()[name.toLowerCase()]]).toEqual([name, value])
  }
})

test.setTimeout(240_000)

const kinds = ['engine', 'pictures', 'scenes', 'scorer']

async function workerKinds(page: Page): Promise<string[]> {
  const names = page.workers().map((worker) => worker.evaluate(() => self.name))
  return [...new Set(await Promise.all(names))].sort()
}

/** Tries every way from every worker, of each kind at least one, and from the page. */
async function tryAll(page: Page, address: string): Promise<void> {
  await expect.poll(() => workerKinds(page), { timeout: 60_000 }).toEqual(kinds)
  const tryFrom = async (worker: Worker) =>
    worker.evaluate(outOfWorker, { host: address, name: await worker.evaluate(() => self.name) })
  await Promise.all(page.workers().map(tryFrom))
  await page.evaluate(outOfPage, address)
}

/** What was asked. A browser may open a connection over which it then says nothing: no policy speaks of those. */
const requests = (heard: readonly string[]) => heard.filter((line) => line !== silence)

async function explained(page: Page, method: string): Promise<void> {
  await expect(page.getByRole('img', { name: method }).first()).toBeVisible()
  await phase(page, 'done')
}

const lockButton = (page: Page) => page.getByRole('button', { name: 'Lock the network', exact: true })
const lockedLine = (page: Page) => page.getByText(/^Network locked: /)

test('on a static host nothing leads from the page or a worker to a host that nobody asked for', async ({
  page,
}) => {
  const host = await serveBuilt()
  await openAll(page, host.address, 'sscam&p.samples=2')
  const before = stranger.heard.length
  await tryAll(page, stranger.address)
  expect(requests(stranger.heard.slice(before))).toEqual([])
  await host.close()
})

test('a locked network lets nothing out, not to its own host either, and maps are still made', async ({
  page,
}) => {
  const host = await serveBuilt()
  await openAll(page, host.address, 'gradcam')
  await lockButton(page).click()
  await expect(lockedLine(page)).toBeVisible()
  await explained(page, 'Grad-CAM')
  const [before, asked] = [stranger.heard.length, host.asked.length]
  // Its decoder came along.
  await give(page, [{ name: 'photo.avif', mimeType: '', buffer: avifNaming(1, 13) }])
  await expect(page.getByText('photo.avif').first()).toBeVisible()
  await explained(page, 'Grad-CAM')
  await expect(page.getByRole('alert')).toHaveCount(0)
  // A worker that is kept busy by its ways out for long counts as dead: each time a run starts the scorers anew.
  for (const [seed, address] of [stranger.address, host.address].entries()) {
    await page.evaluate((n) => {
      location.hash = `#image=scene:14&backend=wasm&method=sscam&p.samples=2&p.seed=${n + 1}`
    }, seed)
    await explained(page, 'SS-CAM')
    await tryAll(page, address)
  }
  expect(requests(stranger.heard.slice(before))).toEqual([])
  expect(host.asked.slice(asked)).toEqual([])
  await host.close()
})

test('a lock without a network is refused in a sentence: loaded anew the page would be gone', async ({
  page,
  context,
}) => {
  await page.goto('/#image=scene:3&backend=wasm')
  await phase(page, 'done')
  await context.setOffline(true)
  await lockButton(page).click()
  await expect(page.getByRole('alert')).toHaveText(/^The network was not locked: the page is loaded anew/)
  await context.setOffline(false)
  await lockButton(page).click()
  await expect(lockedLine(page)).toBeVisible()
})

test('a lock keeps what was dropped, refuses addresses in a sentence, and lasts as the visitor wishes', async ({
  page,
}) => {
  const [host, other] = [await serveBuilt(), await serveFiles(toyFiles(toy))]
  const picture = await spotPicture(toy.side, 4)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${host.address}/index.html#model=&image=&scale=unit&backend=wasm`)
  await give(page, [...toyFiles(toy), picture.file])
  await phase(page, 'done')
  const first = await downloadMap(page)
  await lockButton(page).click()
  await expect(lockedLine(page)).toBeVisible()
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, first.data)).toBe(0)
  await expect(page.getByRole('button', { name: 'Unlock the network' })).toBeInViewport()
  await page.evaluate((address) => {
    location.hash = `#model=${address}/model.json&image=`
  }, other.address)
  await expect(page.getByRole('alert').last()).toContainText(
    /network is locked and 127\.0\.0\.1:\d+ was not asked/,
  )
  expect(other.asked).toEqual([])
  await page.getByLabel('Stay locked after a reload').check()
  await page.reload()
  await expect(lockedLine(page)).toBeVisible()
  await page.getByRole('button', { name: 'Library' }).click()
  await page.keyboard.press('Escape')
  // It asks for nothing that its own policy forbids: neither a list of models nor its icon.
  expect(complaints).toEqual([])
  await page.getByLabel('Stay locked after a reload').uncheck()
  await page.reload()
  await expect(lockButton(page)).toBeVisible()
  await Promise.all([host.close(), other.close()])
})

test('an address on this computer that is typed is opened, and what was dropped before stays', async ({
  page,
}) => {
  const picture = await spotPicture(toy.side, 4)
  const [host, other] = [await serveBuilt(), await serveFiles(toyFiles(toy))]
  await page.goto(`${host.address}/index.html#model=&image=&scale=unit&backend=wasm`)
  await give(page, [picture.file])
  await expect(page.getByText(picture.file.name).first()).toBeVisible()
  await page.getByLabel('Address of a picture or a model').fill(`${other.address}/model.json`)
  await page.keyboard.press('Enter')
  await phase(page, 'done')
  expect(other.asked).toContain('/model.json')
  await Promise.all([host.close(), other.close()])
})
