// A TensorProto: where its numbers lie, checked against its shape and type before anybody asks for them.

import { quoted } from '../../quoted'
import { type ElementType, type OnnxTensor, TYPES } from './types'
import { type Bytes, broken, type Field, readFields, readNumbers, readText } from './wire'

/** Bytes of one number in raw data; several of four bits share one. */
export const WIDTH: Readonly<Record<ElementType, number>> = {
  float32: 4,
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  int32: 4,
  int64: 8,
  string: 0,
  bool: 1,
  float16: 2,
  float64: 8,
  uint32: 4,
  uint64: 8,
  bfloat16: 2,
  float8e4m3fn: 1,
  float8e4m3fnuz: 1,
  float8e5m2: 1,
  float8e5m2fnuz: 1,
  uint4: 0.5,
  int4: 0.5,
  float4e2m1: 0.5,
  float8e8m0: 1,
  uint2: 0.25,
  int2: 0.25,
}

/** Fields of typed numbers: floats, 32-bit and smaller, texts, 64-bit, doubles, unsigned. */
const TYPED = new Set([4, 5, 6, 7, 10, 11])

export function readType(code: number, message: Bytes): ElementType {
  const type = TYPES[code as keyof typeof TYPES]
  if (!type) throw broken(message, `it has numbers of the type ${code}, which is none of those that are read`)
  return type
}

/** @throws UnsupportedModel, naming the tensor, where its numbers do not fit its shape */
export function readTensor(message: Bytes): OnnxTensor {
  const fields = readFields(message)
  const one = (number: number) => fields.findLast((field) => field.number === number)
  const name = textIn(one(8))
  const shape = fields.filter(({ number }) => number === 1).flatMap(readNumbers)
  const type = readType(one(2)?.value ?? 0, message)
  if (shape.some((size) => size < 0 || !Number.isSafeInteger(size)))
    throw broken(message, `the tensor ${quoted(name)} has the shape [${shape.join(', ')}]`)
  const tensor = { name, type, shape }
  if (one(14)?.value === 1) return { ...tensor, data: readExternal(fields, message) }
  const raw = one(9)
  if (raw) return checked({ ...tensor, data: { kind: 'raw', at: raw.inside } }, message)
  const typed = fields.filter(({ number }) => TYPED.has(number))
  return { ...tensor, data: { kind: 'typed', fields: typed } }
}

function textIn(field: Field | undefined): string {
  return field ? readText(field.inside) : ''
}

function readExternal(fields: readonly Field[], message: Bytes): OnnxTensor['data'] {
  const entries = new Map(fields.filter(({ number }) => number === 13).map(({ inside }) => readEntry(inside)))
  const offset = Number(entries.get('offset') ?? 0)
  const length = entries.has('length') ? Number(entries.get('length')) : null
  const location = entries.get('location') ?? ''
  if (location === '' || !Number.isSafeInteger(offset) || offset < 0)
    throw broken(message, 'a weight lies in another file that it does not name')
  if (length !== null && (!Number.isSafeInteger(length) || length < 0))
    throw broken(message, `a weight in ${quoted(location)} is ${length} bytes long`)
  return { kind: 'external', location, offset, length }
}

/** A StringStringEntryProto. */
export function readEntry(message: Bytes): [string, string] {
  const fields = readFields(message)
  const text = (number: number) => textIn(fields.findLast((field) => field.number === number))
  return [text(1), text(2)]
}

function checked(tensor: OnnxTensor, message: Bytes): OnnxTensor {
  if (tensor.data.kind !== 'raw' || tensor.type === 'string') return tensor
  const wanted = Math.ceil(countValues(tensor.shape) * WIDTH[tensor.type])
  const given = tensor.data.at.end - tensor.data.at.begin
  if (wanted === given) return tensor
  throw broken(
    message,
    `the tensor ${quoted(tensor.name)} of shape [${tensor.shape.join(', ')}] needs ${wanted} bytes and has ${given}`,
  )
}

export function countValues(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}
