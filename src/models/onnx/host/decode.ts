// The numbers of a tensor of the file. Raw data begins at any byte, so it is copied or read through a DataView;
// half precision and bfloat16 are widened, 64-bit numbers become doubles.

import { failure } from '../../../errors'
import { halfToFloat } from '../../files/half'
import { quoted } from '../../quoted'
import { floatsIn } from '../proto/readModel'
import { countValues, WIDTH } from '../proto/readTensor'
import type { ElementType, OnnxTensor } from '../proto/types'
import { type Bytes, type Field, readNumbers } from '../proto/wire'
import type { Host } from './host'
import { NARROW, narrowNumbers } from './narrow'

/** Bytes of a file beside the model. */
export type External = (location: string, offset: number, length: number) => Bytes

/** @throws UnsupportedModel where there are fewer numbers than the shape says */
export function decoded(tensor: OnnxTensor, external: External): Host {
  const { name, type, shape } = tensor
  const count = countValues(shape)
  if (type === 'string')
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(name)} holds texts, which nothing here computes with.`,
    )
  const data = numbersIn(tensor, count, external)
  if (data.length === count) return { type, shape, data }
  throw failure(
    'UnsupportedModel',
    `The weight ${quoted(name)} of shape [${shape.join(', ')}] needs ${count} numbers, but the file has ${data.length}.`,
  )
}

function numbersIn(tensor: OnnxTensor, count: number, external: External): ArrayLike<number> {
  const { data, type } = tensor
  if (data.kind === 'typed') return typed(data.fields, type, count)
  if (data.kind === 'raw') return rawNumbers(data.at, type, count)
  return rawNumbers(external(data.location, data.offset, Math.ceil(count * WIDTH[type])), type, count)
}

function typed(fields: readonly Field[], type: ElementType, count: number): ArrayLike<number> {
  const numbers = fields.flatMap((field) => {
    if (field.number === 4) return floatsIn(field)
    if (field.number === 10) return doublesIn(field)
    return readNumbers(field)
  })
  if (type === 'float16') return numbers.map(halfToFloat)
  if (type === 'bfloat16') return numbers.map(brainToFloat)
  if (type === 'int8') return numbers.map((x) => (x << 24) >> 24)
  return isNarrow(type) ? narrowNumbers(numbers, NARROW[type], count) : numbers
}

const isNarrow = (type: ElementType): type is keyof typeof NARROW => type in NARROW

function doublesIn({ inside }: Field): number[] {
  const view = viewOf(inside)
  return Array.from({ length: Math.floor(view.byteLength / 8) }, (_, i) => view.getFloat64(8 * i, true))
}

const viewOf = ({ bytes, begin, end }: Bytes) =>
  new DataView(bytes.buffer, bytes.byteOffset + begin, end - begin)

/** Types that a copied buffer can be read as. */
const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int8: Int8Array,
  uint8: Uint8Array,
  bool: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
} as const

function rawNumbers(at: Bytes, type: ElementType, count: number): ArrayLike<number> {
  const { bytes, begin, end } = at
  // Where they lie as they are needed they are not copied: a large file would be there twice.
  if (type === 'float32' && (bytes.byteOffset + begin) % 4 === 0)
    return new Float32Array(bytes.buffer, bytes.byteOffset + begin, Math.min(count, (end - begin) >> 2))
  if (type in ARRAYS) {
    const copy = at.bytes.slice(at.begin, at.end)
    return new ARRAYS[type as keyof typeof ARRAYS](
      copy.buffer,
      0,
      Math.min(count, Math.floor(copy.length / WIDTH[type])),
    )
  }
  if (isNarrow(type)) return narrowNumbers(at.bytes.subarray(at.begin, at.end), NARROW[type], count)
  const view = viewOf(at)
  const read = READ[type as keyof typeof READ]
  const length = Math.min(count, Math.floor(view.byteLength / WIDTH[type]))
  const narrow = type === 'float16' || type === 'bfloat16'
  const out = narrow ? new Float32Array(length) : new Float64Array(length)
  for (let i = 0; i < length; i++) out[i] = read(view, i)
  return out
}

const READ = {
  int64: (view: DataView, i: number) =>
    view.getInt32(8 * i + 4, true) * 2 ** 32 + view.getUint32(8 * i, true),
  uint64: (view: DataView, i: number) =>
    view.getUint32(8 * i + 4, true) * 2 ** 32 + view.getUint32(8 * i, true),
  float16: (view: DataView, i: number) => halfToFloat(view.getUint16(2 * i, true)),
  bfloat16: (view: DataView, i: number) => brainToFloat(view.getUint16(2 * i, true)),
} as const

const scratch = new DataView(new ArrayBuffer(4))

/** The first half of a float32. */
export function brainToFloat(bits: number): number {
  scratch.setUint32(0, (bits & 0xffff) * 65536)
  return scratch.getFloat32(0)
}
