// A .npy file of any number type as a Host.

import { halfToFloat } from '../../files/half'
import type { Host } from '../host/host'
import type { ElementType } from '../proto/types'

const TYPES: Readonly<Record<string, ElementType>> = {
  f4: 'float32',
  f8: 'float64',
  f2: 'float16',
  i8: 'int64',
  i4: 'int32',
  i2: 'int16',
  i1: 'int8',
  u1: 'uint8',
  u2: 'uint16',
  u4: 'uint32',
  u8: 'uint64',
  b1: 'bool',
}

export function readNpyFile(bytes: Uint8Array): Host {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const long = bytes[6] !== 1
  const length = long ? view.getUint32(8, true) : view.getUint16(8, true)
  const begin = (long ? 12 : 10) + length
  const head = new TextDecoder('latin1').decode(bytes.subarray(10, begin))
  const type = TYPES[/'descr': *'[<|>=]?(\w+)'/.exec(head)?.[1] ?? '']
  if (!type) throw new Error(`no such type: ${head}`)
  const shape = (/'shape': *\(([^)]*)\)/.exec(head)?.[1] ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean)
    .map(Number)
  const count = shape.reduce((a, b) => a * b, 1)
  const at = (i: number, width: number) => begin + i * width
  const read: Record<string, (i: number) => number> = {
    float32: (i) => view.getFloat32(at(i, 4), true),
    float64: (i) => view.getFloat64(at(i, 8), true),
    float16: (i) => halfToFloat(view.getUint16(at(i, 2), true)),
    int64: (i) => Number(view.getBigInt64(at(i, 8), true)),
    uint64: (i) => Number(view.getBigUint64(at(i, 8), true)),
    int32: (i) => view.getInt32(at(i, 4), true),
    uint32: (i) => view.getUint32(at(i, 4), true),
    int16: (i) => view.getInt16(at(i, 2), true),
    uint16: (i) => view.getUint16(at(i, 2), true),
    int8: (i) => view.getInt8(i + begin),
    uint8: (i) => view.getUint8(i + begin),
    bool: (i) => view.getUint8(i + begin),
  }
  const one = read[type] ?? (() => Number.NaN)
  const data = Float64Array.from({ length: count }, (_, i) => one(i))
  return { type, shape, data }
}
