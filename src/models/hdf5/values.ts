// The weights' values, one after another: float32 and float16 as they are, others as float32.

import { failure } from '../../errors'
import { elements, type WeightSpec } from '../files/weights'
import { quoted } from '../quoted'
import { type Dataset, damaged, type Hdf5File } from './hdf5File'

export interface Named {
  /** In the file. */
  readonly path: string
  /** As the weight is called from here on. */
  readonly name: string
}

export interface Weights {
  readonly specs: readonly WeightSpec[]
  readonly bytes: ArrayBuffer
}

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

/** Bytes that are asked for at once: a file's largest weight need not be there twice. */
const AT_ONCE = 2 ** 24

interface Planned extends Named {
  readonly dataset: Dataset
  readonly bytes: number
}

/** @throws NotReadable, UnsupportedModel */
export function readWeights(file: Hdf5File, named: readonly Named[], name: string): Weights {
  const planned = named.flatMap((each) => plan(file, each, name))
  const total = planned.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > MOST_BYTES)
    throw failure(
      'UnsupportedModel',
      `${quoted(name)} claims ${(total / 2 ** 30).toFixed(1)} GiB of weights, more than a page can hold.`,
    )
  const bytes = new Uint8Array(total)
  let offset = 0
  for (const each of planned) {
    readInto(file, each, bytes.subarray(offset, offset + each.bytes))
    offset += each.bytes
  }
  return { specs: planned.map(makeSpec), bytes: bytes.buffer }
}

/** Counts, seeds and steps are whole numbers that no layer computes with. */
function plan(file: Hdf5File, named: Named, name: string): Planned[] {
  const dataset = file.dataset(named.path)
  if (!dataset) throw damaged(name)
  if (dataset.type === 'other') return []
  const size = dataset.type === 'float16' ? 2 : 4
  return [{ ...named, dataset, bytes: elements(dataset.shape) * size }]
}

function makeSpec({ name, dataset: { type, shape } }: Planned): WeightSpec {
  const quantization = type === 'float16' ? { quantization: { dtype: 'float16' } } : {}
  return { name: name.replace(/:\d+$/, ''), shape, dtype: 'float32', ...quantization }
}

function readInto(file: Hdf5File, { path, dataset, bytes: length }: Planned, target: Uint8Array): void {
  const { shape, size, rows } = dataset
  if (length === 0) return
  const first = shape[0] ?? 1
  const rowBytes = (elements(shape) / first) * size
  const step = shape.length === 0 ? 1 : rows * Math.max(1, Math.floor(AT_ONCE / (rowBytes * rows)))
  for (let from = 0; from < first; from += step) {
    const to = Math.min(first, from + step)
    file.rows({ path, from, to }, (stored) => target.set(converted(stored, dataset), (from / first) * length))
  }
}

/** Little-endian bytes of float32, or of float16 where the file has it. */
function converted(stored: Uint8Array, { type, size, littleEndian }: Dataset): Uint8Array {
  const bytes = littleEndian || type === 'bfloat16' ? stored : swapped(stored, size)
  if (type === 'float32' || type === 'float16') return bytes
  if (type === 'float64')
    return new Uint8Array(Float32Array.from(new Float64Array(bytes.slice().buffer)).buffer)
  // bfloat16 is the upper half of a float32.
  const wide = new Uint8Array(bytes.length * 2)
  for (let i = 0; i < bytes.length; i += 2) {
    wide[2 * i + 2] = bytes[i] ?? 0
    wide[2 * i + 3] = bytes[i + 1] ?? 0
  }
  return wide
}

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  return Uint8Array.from(bytes, (_, i) => bytes[i - (i % size) + size - 1 - (i % size)] ?? 0)
}
