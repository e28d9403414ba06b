// The wire format of protobuf, one message at a time: fields as ranges of the file's own bytes. Lengths are checked
// before anything is made of them, and nothing here calls itself: a message inside is only a range.
import { failure } from '../../../errors'

/** Bytes of one message and what to call the file in a sentence. */
export interface Bytes {
  readonly bytes: Uint8Array
  readonly begin: number
  readonly end: number
  readonly file: string
}

export interface Field {
  readonly number: number
  /** 0 a varint, 1 eight bytes, 2 a length and bytes, 5 four bytes. */
  readonly wire: number
  /** Of a varint; a signed 64-bit number beyond 2^53 is near enough. 0 for other kinds. */
  readonly value: number
  /** Of a message, text or list; of the four or eight bytes of a fixed number. */
  readonly inside: Bytes
}

export function wholeFile(bytes: Uint8Array, file: string): Bytes {
  return { bytes, begin: 0, end: bytes.length, file }
}

export function broken({ file }: Bytes, why: string): Error {
  return failure(
    'UnsupportedModel',
    `"${file}" is damaged or no ONNX file: ${why}; export or download it again.`,
  )
}

/** @throws UnsupportedModel where the bytes end too early or are no protobuf */
export function readFields(message: Bytes): Field[] {
  const fields: Field[] = []
  let at = message.begin
  while (at < message.end) {
    const key = readVarint(message, at)
    const number = Math.floor(key.value / 8)
    const wire = key.value % 8
    if (number < 1 || number > 2 ** 29) throw broken(message, `it has a field of number ${number}`)
    const range = readRange(message, key.next, wire)
    const inside = { ...message, begin: range.begin, end: range.end }
    fields.push({ number, wire, value: range.value, inside })
    at = range.end
  }
  return fields
}

interface Range {
  readonly value: number
  readonly begin: number
  readonly end: number
}

function readRange(message: Bytes, at: number, wire: number): Range {
  if (wire === 0) {
    const { value, next } = readVarint(message, at)
    return { value, begin: at, end: next }
  }
  const length = wire === 1 ? { value: 8, next: at } : wire === 5 ? { value: 4, next: at } : null
  const { value, next } = length ?? (wire === 2 ? readVarint(message, at) : refused(message, wire))
  if (value < 0 || value > message.end - next)
    throw broken(
      message,
      `a part of ${value} bytes begins at byte ${next}, but ${message.end - next} are left`,
    )
  return { value: 0, begin: next, end: next + value }
}

function refused(message: Bytes, wire: number): never {
  throw broken(message, `it has a field of the wire type ${wire}`)
}

/** A signed 64-bit varint as a number. */
export function readVarint({ bytes, end, ...rest }: Bytes, at: number): { value: number; next: number } {
  let low = 0
  let high = 0
  for (let i = 0; i < 10; i++) {
    const byte = bytes[at + i]
    if (at + i >= end || byte === undefined)
      throw broken({ bytes, end, ...rest }, 'it ends in the middle of a number')
    const part = byte & 127
    if (i < 4) low += part * 2 ** (7 * i)
    else high += part * 2 ** (7 * i - 28)
    if (byte < 128) return { value: signed(low, high), next: at + i + 1 }
  }
  throw broken({ bytes, end, ...rest }, 'it has a number of more than ten bytes')
}

/** low has 28 bits, high the other 36, of which the first is the sign. */
function signed(low: number, high: number): number {
  const bits = high % 2 ** 36
  return (bits >= 2 ** 35 ? bits - 2 ** 36 : bits) * 2 ** 28 + low
}

export function readText({ bytes, begin, end }: Bytes): string {
  return new TextDecoder().decode(bytes.subarray(begin, end))
}

export function readFloat({ bytes, begin }: Bytes): number {
  return new DataView(bytes.buffer, bytes.byteOffset + begin, 4).getFloat32(0, true)
}

/** Varints: one a field, or a list of them packed in one. */
export function readNumbers(field: Field): number[] {
  if (field.wire !== 2) return [field.value]
  const numbers: number[] = []
  for (let at = field.inside.begin; at < field.inside.end; ) {
    const { value, next } = readVarint(field.inside, at)
    numbers.push(value)
    at = next
  }
  return numbers
}
