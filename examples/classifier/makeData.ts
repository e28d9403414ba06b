// Scenes for training and for the held-out test, as .npy shards in data/ (git-ignored). Shards that are
// there are kept, so a stopped run goes on where it was, and several runs share the work. The
// test, and a quarter of the training, is drawn twice as large and averaged, as a page's larger picture is.
// npx tsx examples/classifier/makeData.ts <train|test> <shards> [part] [parts]
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { drawScene } from '../../src/scenes/drawScene'
import { nodeCanvas } from '../scenes/nodeCanvas'

const SIDE = 128
const PER_SHARD = 250
/** Far from the seeds of the page (small) and from one another. */
const firstSeed = { train: 1_000_000, test: 2_000_000 }

function npy(data: Uint8Array, shape: readonly number[]): Buffer {
  const head = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`
  const length = Math.ceil((head.length + 11) / 64) * 64 - 10
  const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8])
  return Buffer.concat([magic, Buffer.from(`${head.padEnd(length - 1)}\n`, 'latin1'), data])
}

/** Value of pixel `p` of the small picture, whose every pixel is zoom x zoom of the large one. */
function mean(data: Uint8ClampedArray, { p, c, zoom }: { p: number; c: number; zoom: number }): number {
  const at = ((p % SIDE) + Math.floor(p / SIDE) * SIDE * zoom) * zoom
  let sum = 0
  for (let i = 0; i < zoom * zoom; i++) {
    sum += data[4 * (at + (i % zoom) + Math.floor(i / zoom) * SIDE * zoom) + c] ?? 0
  }
  return Math.round(sum / (zoom * zoom))
}

/** Pictures [n, 128, 128, 3] and, pixel by pixel, the class that one sees there plus 1 [n, 128, 128]. */
function shard({ seed, zoom }: { seed: number; zoom: number }): { pictures: Uint8Array; truth: Uint8Array } {
  const area = SIDE * SIDE
  const pictures = new Uint8Array(PER_SHARD * area * 3)
  const truth = new Uint8Array(PER_SHARD * area)
  for (let n = 0; n < PER_SHARD; n++) {
    const { picture, objects } = drawScene({ seed: seed + n, size: SIDE * zoom, makeCanvas: nodeCanvas })
    for (let p = 0; p < area; p++) {
      for (let c = 0; c < 3; c++) pictures[3 * (n * area + p) + c] = mean(picture.data, { p, c, zoom })
      const at = ((p % SIDE) + Math.floor(p / SIDE) * SIDE * zoom) * zoom
      const whose = objects.find(({ mask }) => mask[at] === 1)
      truth[n * area + p] = whose ? whose.classIndex + 1 : 0
    }
  }
  return { pictures, truth }
}

const [split = 'train', shards = '1', part = '0', parts = '1'] = process.argv.slice(2)
if (split !== 'train' && split !== 'test') throw new Error(`The split is train or test, not ${split}.`)
const folder = new URL('data/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })
for (let k = Number(part); k < Number(shards); k += Number(parts)) {
  const name = `${folder}${split}-${String(k).padStart(3, '0')}`
  if (existsSync(`${name}-truth.npy`)) continue
  const { pictures, truth } = shard({
    seed: firstSeed[split] + k * PER_SHARD,
    zoom: split === 'test' || k % 4 === 3 ? 2 : 1,
  })
  writeFileSync(`${name}.npy`, npy(pictures, [PER_SHARD, SIDE, SIDE, 3]))
  writeFileSync(`${name}.part`, npy(truth, [PER_SHARD, SIDE, SIDE]))
  renameSync(`${name}.part`, `${name}-truth.npy`)
}
