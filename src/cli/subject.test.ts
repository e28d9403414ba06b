// What is explained, from wherever --image says that it lies.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import '@tensorflow/tfjs-backend-cpu'
import { memory } from '@tensorflow/tfjs-core'
import sharp from 'sharp'
import { afterEach, expect, test, vi } from 'vitest'
import { encodeNpy } from '../canvas/npy'
import type { OpenModel } from '../models/types'
import { initialRecipe } from '../recipe/recipe'
import { isMany } from './pictures'
import { readSubject } from './subject'

const guess = { height: 4, width: 4, scale: 'bytes', fit: 'stretch' }
const model = { classifier: { inputShape: [4, 4, 3] }, card: { guess } } as unknown as OpenModel
const folder = mkdtempSync(join(tmpdir(), 'limelight-subject-'))

afterEach(() => vi.unstubAllGlobals())

/** The tensor's values, and that nothing else is held. */
async function values(image: string): Promise<readonly number[]> {
  const before = memory().numTensors
  const { tensor } = await readSubject({ image }, model, initialRecipe)
  const found = [...(await tensor.data())]
  tensor.dispose()
  expect(memory().numTensors).toBe(before)
  return found
}

const png = await sharp(Buffer.from(Array.from({ length: 48 }, (_, i) => i * 5)), {
  raw: { width: 4, height: 4, channels: 3 },
})
  .png()
  .toBuffer()
const npy = encodeNpy({ shape: [4, 4, 3], data: Float32Array.from({ length: 48 }, (_, i) => i / 48) })

test.each([
  ['cat.png', 'https://a.example/cat.png?size=[1]', png],
  ['x.npy', 'https://a.example/x.npy?v=*', npy],
])('%s by its address is what the file is', async (name, address, bytes) => {
  writeFileSync(join(folder, name), bytes)
  vi.stubGlobal('fetch', async (url: string | URL) =>
    String(url) === address ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 }),
  )
  expect(await isMany(address)).toBe(false)
  expect(await values(address)).toEqual(await values(join(folder, name)))
  await expect(values('https://a.example/dog.png')).rejects.toThrow(
    'There is no file at https://a.example/dog.png (404); check the address.',
  )
  rmSync(join(folder, name))
})
