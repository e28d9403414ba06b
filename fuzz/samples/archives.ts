// Zips: of a model, of pictures, of a pack of maps; such that climb out of their folder, and such that swell.
import { zipSync } from 'fflate'
import { encodeNpy } from '../../src/canvas/npy'
import { bytesOf, type Part, packedAs, type Sample } from '../types'
import { toy } from './models'
import { image } from './pictures'

async function zip(): Promise<Part[]> {
  const files = Object.fromEntries((await toy()).map(({ path, bytes }) => [path, bytes]))
  return [{ path: 'toy.zip', bytes: zipSync(files) }]
}

/** Paths that climb out of the folder, and others that are not where they say. */
async function climbing(): Promise<Part[]> {
  const files = Object.fromEntries((await toy()).map(({ path, bytes }) => [`../../${path}`, bytes]))
  const odd = { '/etc/passwd': bytesOf('x'), 'C:\\x\\y.bin': bytesOf('x'), __proto__x: bytesOf('x') }
  return [{ path: 'climbing.zip', bytes: zipSync({ ...files, ...odd }) }]
}

/** A hundred kilobytes that would become a hundred megabytes. */
async function swelling(): Promise<Part[]> {
  const files = { 'toy/weights.bin': new Uint8Array(100 * 2 ** 20) }
  return [{ path: 'swelling.zip', bytes: zipSync(files) }]
}

/** Pictures in folders of their classes, with what lies beside them. */
async function pictures(): Promise<Part[]> {
  const [png] = await image('png')
  const [jpeg] = await image('jpeg')
  const bytes = [png?.bytes ?? new Uint8Array(), jpeg?.bytes ?? new Uint8Array()] as const
  return [
    { path: 'set/cat/a.png', bytes: bytes[0] },
    { path: 'set/dog/b.jpeg', bytes: bytes[1] },
    { path: 'set/._b.jpeg', bytes: bytesOf('x') },
    { path: 'set/labels.txt', bytes: bytesOf('cat\ndog') },
    {
      path: 'set/recipe.json',
      bytes: bytesOf('{"schema":"limelight-recipe/1","method":"scorecam","class":"1"}'),
    },
  ]
}

async function maps(): Promise<Part[]> {
  const map = (name: string, fill: number): Part => ({
    path: `${name}.npy`,
    bytes: encodeNpy({ shape: [3, 4], data: new Float32Array(12).fill(fill) }),
  })
  return [map('a', 0.5), map('b', 1)]
}

const npy = async (): Promise<Part[]> => [
  {
    path: 'x.npy',
    bytes: encodeNpy({ shape: [4, 4, 3], data: Float32Array.from({ length: 48 }, (_, i) => i) }),
  },
]

export const archives: readonly Sample[] = [
  { id: 'zip', kind: 'zip', parts: zip },
  { id: 'zip that climbs', kind: 'zip', parts: climbing },
  { id: 'zip that swells', kind: 'zip', parts: swelling },
  { id: 'dropped model', kind: 'drop', parts: toy },
  { id: 'dropped zip', kind: 'drop', parts: toy, pack: packedAs('toy.zip') },
  { id: 'set', kind: 'drop', parts: pictures },
  { id: 'zip of a set', kind: 'drop', parts: pictures, pack: packedAs('set.zip') },
  { id: 'npz', kind: 'npz', parts: maps, pack: packedAs('maps.npz') },
  {
    id: 'bytes of npz',
    kind: 'npz',
    parts: async () => packedAs('maps.npz')(await maps()),
  },
  { id: 'npy', kind: 'npy', parts: npy },
]
