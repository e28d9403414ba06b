// What tests of the host share: the toy model opened, wishes about it, backends that are there.
import { join } from 'node:path'
import type { ExplainRequest } from '../../recipe/types'
import type { Open } from '../../runtime/backend'
import { openCpu } from '../../runtime/backends/cpu/open'
import { type Device, Refused } from '../../runtime/device'
import type { Host } from '../api'
import { toyModelFiles, toyPixels } from './toyModel'

const folder = join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist')
export const wasm = {
  plain: join(folder, 'tfjs-backend-wasm.wasm'),
  simd: join(folder, 'tfjs-backend-wasm-simd.wasm'),
}
export const environment = {
  wasm,
  cores: 1,
  memoryBytes: 4 * 2 ** 30,
  spawnScorer: null,
  pixelsOf: toyPixels,
}
export const request = (method: string, classIndex: number): ExplainRequest => ({
  method,
  layers: [],
  fuse: 'default',
  target: { kind: 'logit', classIndex },
  convention: null,
  params: {},
  size: 'native',
})
export const quiet = () => {}

export async function openToy(host: Host) {
  const card = await host.openModel({ kind: 'files', files: toyModelFiles() }, null, quiet)
  await host.openPicture({} as ImageBitmap)
  return { card, classification: await host.classify(card.guess) }
}

export const onlyCpu: Open = async ({ name }) => {
  if (name !== 'cpu') throw new Refused(`there is no ${name} here`)
  return openCpu()
}

/** A cpu device under the name of a GPU, with an ill will. */
export const ill =
  (more: Partial<Device>): Open =>
  async ({ name }) => {
    const device = await openCpu()
    return name === 'webgpu' ? { ...device, name, ...more } : device
  }
