// NumPy's .npy files: float32 out; float32, float64 and bytes in. Little-endian, C order.
import { failure } from '../errors'

export interface NpyArray {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** Version 1.0 with the header padded so that the data start at a multiple of 64. */
export function encodeNpy({ shape, data }: NpyArray): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const head = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`
  const length = Math.ceil((10 + head.length + 1) / 64) * 64
  const bytes = new Uint8Array(length + 4 * data.length)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0])
  const view = new DataView(bytes.buffer)
  view.setUint16(8, length - 10, true)
  bytes.set(new TextEncoder().encode(`${head.padEnd(length - 11, ' ')}\n`), 10)
  data.forEach((value, i) => {
    view.setFloat32(length + 4 * i, value, true)
  })
  return bytes
}

/** NumPy's own headers have some hundred bytes. */
const LONGEST_HEAD = 10_000

/** @throws NotReadable where it is no .npy, or of a kind that this reads not. */
export function decodeNpy(bytes: Uint8Array, name: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(1, 6)) !== 'NUMPY')
    throw failure('NotReadable', `${name} is not a .npy file; write one with numpy.save.`)
  const [at, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)]
  const head = new TextDecoder('latin1').decode(bytes.subarray(at, at + Math.min(length, LONGEST_HEAD)))
  const kind = /'descr':\s*'([^']{0,40})'/.exec(head)?.[1] ?? 'something else'
  const shape = (/'shape':\s*\(([^)]*)\)/.exec(head)?.[1] ?? '')
    .split(',')
    .filter((s) => s.trim())
    .map(Number)
  if (shape.length > 8 || !shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    throw failure('NotReadable', `${name} has a damaged header; write it again with numpy.save.`)
  if (/'fortran_order':\s*True/.test(head))
    throw failure('NotReadable', `${name} is in Fortran order; save numpy.ascontiguousarray(x) instead.`)
  return { shape, data: values({ view, at: at + length, kind, name }, shape) }
}

interface Body {
  readonly view: DataView
  readonly at: number
  readonly kind: string
  readonly name: string
}

interface Reader {
  readonly size: number
  readonly read: (view: DataView, at: number) => number
}

/** Without a prototype's names: a file may call its kind constructor. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ['<f4', { size: 4, read: (view, at) => view.getFloat32(at, true) }],
  ['<f8', { size: 8, read: (view, at) => view.getFloat64(at, true) }],
  ['|u1', { size: 1, read: (view, at) => view.getUint8(at) }],
])

function values({ view, at, kind, name }: Body, shape: readonly number[]): Float32Array {
  const reader = readers.get(kind)
  if (!reader)
    throw failure(
      'NotReadable',
      `${name} holds ${kind}; convert it with .astype('float32') and save it again.`,
    )
  const count = shape.reduce((a, b) => a * b, 1)
  if (!(view.byteLength >= at + count * reader.size))
    throw failure('NotReadable', `${name} is cut short: ${count} values were announced; copy the file again.`)
  return Float32Array.from({ length: count }, (_, i) => reader.read(view, at + i * reader.size))
}
