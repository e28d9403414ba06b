// Shards that lie at hand are read into one buffer: the model is there once, and what is wrong with one is said as before.
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, expect, test, vi } from 'vitest'
import { filesFromDisk } from '../../cli/modelFolder'
import { readArtifacts } from '../open'
import { bytesOf, kerasJson, layer, picture, sequential, weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { filesFromBlobs, filesFromBytes } from './files'

const net = sequential('net', [picture('image', [2, 2, 1]), layer('Dense', 'd', { units: 2 })])
const weights = [weight('d/kernel', [1, 2], 1), weight('d/bias', [2], 2)]
const whole = bytesOf(weights)
const entries = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }))
const weightsManifest = [{ paths: ['a.bin', 'b.bin', 'c.bin'], weights: entries }]

const contents = (change: Readonly<Record<string, Uint8Array>> = {}): Record<string, Uint8Array> => ({
  'model.json': new TextEncoder().encode(JSON.stringify({ ...kerasJson(net), weightsManifest })),
  'a.bin': whole.slice(0, 3),
  'b.bin': whole.slice(3, 9),
  'c.bin': whole.slice(9),
  ...change,
})

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

type Make = (files: Record<string, Uint8Array>) => Promise<ModelFiles>

const dropped: Make = async (files) =>
  filesFromBlobs(
    Object.entries(files).map(([path, bytes]) => ({
      path,
      file: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    })),
  )
const onDisk: Make = async (files) => {
  const folder = await mkdtemp(join(tmpdir(), 'together-'))
  folders.push(folder)
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  return filesFromDisk(folder)
}
const zipped: Make = async (files) => filesFromBytes('net', new Map([['net.zip', zipSync(files)]]))
const inMemory: Make = async (files) => filesFromBytes('net', new Map(Object.entries(files)))

const ways = [
  ['dropped', dropped],
  ['on disk', onDisk],
  ['in a zip', zipped],
  ['in memory', inMemory],
] as const

test.each(ways)('%s: one buffer of all shards, in order', async (_, make) => {
  const files = await make(contents())
  const read = vi.spyOn(files, 'read')
  const artifacts = await readArtifacts(files)
  expect(new Uint8Array(artifacts.weights)).toEqual(whole)
  const shards = read.mock.calls.map(([path]) => path).filter((path) => path.endsWith('.bin'))
  expect(shards).toEqual([])
})

test.each(ways)('%s: a shard that is too long or too short is named', async (_, make) => {
  const long = await make(contents({ 'c.bin': new Uint8Array(20) }))
  await expect(readArtifacts(long)).rejects.toThrow(/"c\.bin" is \d+ bytes longer/)
  const short = await make(contents({ 'c.bin': new Uint8Array(2) }))
  await expect(readArtifacts(short)).rejects.toThrow(/"c\.bin".* shorter/)
})

test('bytes that are freed soon are read in pieces, not as the blob gives them', async () => {
  const files = await dropped(contents())
  const whole = vi.spyOn(Blob.prototype, 'arrayBuffer')
  const readers = vi.spyOn(ReadableStream.prototype, 'getReader')
  const told: number[] = []
  const bytes = await files.read('b.bin', (loaded) => void told.push(loaded), true)
  expect(whole).not.toHaveBeenCalled()
  // Into room of one's own (`byob`) some readings of a file never end in Chromium.
  expect(readers.mock.calls).toEqual([[]])
  vi.restoreAllMocks()
  expect([...new Uint8Array(bytes)]).toEqual([...(contents()['b.bin'] ?? [])])
  expect(told).toEqual([6])
})

test.each([true, false])(
  'a file that has changed since it was dropped is named, read in pieces: %s',
  async (passing) => {
    const folder = await mkdtemp(join(tmpdir(), 'together-'))
    folders.push(folder)
    const path = join(folder, 'net.keras')
    await writeFile(path, 'something')
    const files = filesFromBlobs([{ path: 'net.keras', file: await openAsBlob(path) }])
    await writeFile(path, 'something longer')
    await expect(files.read('net.keras', undefined, passing)).rejects.toThrow(
      'The file "net.keras" could not be read',
    )
  },
)

test('a shard that has changed since it was dropped is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'together-'))
  folders.push(folder)
  const path = join(folder, 'b.bin')
  await writeFile(path, contents()['b.bin'] ?? '')
  const file = await openAsBlob(path)
  await writeFile(path, 'something longer')
  const list = Object.entries(contents()).map(([name, bytes]) => ({
    path: name,
    file: name === 'b.bin' ? file : new Blob([bytes as Uint8Array<ArrayBuffer>]),
  }))
  await expect(readArtifacts(filesFromBlobs(list))).rejects.toThrow('The file "b.bin" could not be read')
})
