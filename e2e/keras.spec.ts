// Keras files on the built page: dropped, by address and out of the library they give the map of the same model as
// TensorFlow.js has it, and what holds no whole model says so and leaves the page as it was.
import { expect, type Page, test } from '@playwright/test'
import { hdf5, kerasH5, kerasZip } from '../src/models/testing/hdf5Fixtures'
import type { Weight } from '../src/models/testing/modelFixtures'
import { downloadMap, drop, give, open, phase, worst } from './support/limelight'
import { spotPicture } from './support/pictures'
import { serveFiles } from './support/server'
import { makeToy, type NamedFile, type Toy, toyFiles } from './support/toyModel'

const toy = makeToy({ seed: 31 })
const link = 'model=&image=&scale=unit&backend=wasm'

function weightsOf(toy: Toy): readonly Weight[] {
  const [k1, k2] = toy.channels
  const made = (name: string, shape: readonly number[], values: Float32Array) => ({
    name,
    shape,
    values: [...values],
  })
  return [
    made('conv2d/vars/0', [3, 3, 3, k1], toy.conv1),
    made('conv2d/vars/1', [k1], toy.bias1),
    made('conv2d_1/vars/0', [3, 3, k1, k2], toy.conv2),
    made('conv2d_1/vars/1', [k2], toy.bias2),
    made('dense/vars/0', [k2, toy.classes], toy.dense),
    made('dense/vars/1', [toy.classes], toy.bias3),
  ]
}

const topology = (files: readonly NamedFile[]) =>
  JSON.parse(String(files.find(({ name }) => name === 'model.json')?.buffer)).modelTopology.model_config

const file = (name: string, bytes: Uint8Array): NamedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})

async function kerasFile(name: string): Promise<NamedFile> {
  const stored = weightsOf(toy).map((weight) => ({ ...weight, name: `layers/${weight.name}` }))
  return file(name, await kerasZip(topology(toyFiles(toy)), stored))
}

/** As somebody who follows a link: the page that was open before has no say. */
async function openAnew(page: Page, fragment: string): Promise<void> {
  await page.goto('about:blank')
  await open(page, fragment)
}

async function mapOf(page: Page, files: readonly NamedFile[], how: typeof give) {
  await openAnew(page, link)
  await how(page, files)
  await phase(page, 'done')
  return (await downloadMap(page)).data
}

test('a .keras file gives the map of its model.json, dropped and by address', async ({ page }) => {
  const { file: picture } = await spotPicture(toy.side, 4)
  const labels = toyFiles(toy).filter(({ name }) => name === 'labels.txt')
  const wanted = await mapOf(page, [...toyFiles(toy), picture], give)
  const keras = await kerasFile('net.keras')
  expect(worst(await mapOf(page, [keras, ...labels, picture], drop), wanted)).toBeLessThan(1e-6)
  await expect(page.getByText('Keras file')).toBeVisible()

  const server = await serveFiles([keras, ...labels])
  await openAnew(
    page,
    `${link.replace('model=', `model=${server.address}/net.keras`)}&labels=${server.address}/labels.txt`,
  )
  await give(page, [picture])
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, wanted)).toBeLessThan(1e-6)
  expect([...new Set(server.asked)].toSorted()).toEqual(['/labels.txt', '/metadata.json', '/net.keras'])
  await server.close()
})

test('a dropped .h5 file opens offline from the library; weights alone say so and change nothing', async ({
  page,
}) => {
  const { file: picture } = await spotPicture(toy.side, 4)
  const layers = { conv2d: 'conv1', conv2d_1: 'conv2', dense: 'probs' } as const
  const stored = weightsOf(toy)
  const names = Object.fromEntries([
    ...Object.entries(layers).map(([kind, name]) => [
      name,
      stored.filter((w) => w.name.startsWith(`${kind}/`)),
    ]),
    ['gap', []],
  ])
  const h5 = file('net.h5', await kerasH5(topology(toyFiles(toy)), names))
  const first = await mapOf(page, [h5, picture], give)

  await give(page, [file('net.weights.h5', await hdf5({ values: stored }))])
  await expect(page.getByRole('alert').first()).toContainText('"net.weights.h5" holds weights only')
  expect(worst((await downloadMap(page)).data, first)).toBe(0)

  await openAnew(page, link)
  await page.getByRole('button', { name: 'Library' }).click()
  await page.getByRole('list', { name: 'Kept in this browser' }).getByRole('button').first().click()
  await give(page, [picture])
  await phase(page, 'done')
  expect(worst((await downloadMap(page)).data, first)).toBe(0)
})
