// The attributes of an operator, read once: what the file means by each, beside what it writes.
import { asList, asObject, asText, isObject, type Json } from '../json'
import type { Sizes } from '../network/openNetwork'
import { decoded } from './attributeText'

export interface Attribute {
  /** One value or a list; none where it says nothing of its own: a type, an empty list. */
  readonly values: readonly (number | string | boolean)[]
  /** The sizes of a shape, null where one is open; null as a whole for any other attribute. */
  readonly sizes: Sizes | null
  /** As TensorFlow.js is given it. */
  readonly written: Json
}

export type Attributes = ReadonlyMap<string, Attribute>

interface WithAttributes {
  readonly attributes: Attributes
}

export function readAttributes(attr: unknown): Attributes {
  return new Map(Object.entries(asObject(attr)).map(([key, value]) => [key, readAttribute(asObject(value))]))
}

/** Of these TensorFlow.js takes it for granted that they are lists. */
const LISTS = /^(strides|ksizes?|dilations|rates|explicit_paddings|fused_ops|squeeze_dims)$/

/** The first attribute that is written in no way that TensorFlow writes one; null where all are well. */
export function malformed(attr: unknown): string | null {
  return Object.entries(asObject(attr)).find(([key, value]) => !isWritten(key, value))?.[0] ?? null
}

function isWritten(key: string, value: unknown): boolean {
  if (!isObject(value)) return false
  const { list, shape } = value
  const lists =
    list === undefined ? !LISTS.test(key) : isObject(list) && Object.values(list).every(Array.isArray)
  return lists && (shape === undefined || isShape(shape))
}

const isShape = (shape: unknown) =>
  isObject(shape) &&
  (shape.dim === undefined || shape.dim === null || (Array.isArray(shape.dim) && shape.dim.every(isObject)))

function readAttribute(written: Json): Attribute {
  return { values: valuesIn(written), sizes: sizesIn(asObject(written.shape)), written }
}

function valuesIn({ b, f, i, s, list }: Json): Attribute['values'] {
  if (list !== undefined) {
    const { i: whole, s: texts, f: floats } = asObject(list)
    return [
      ...asList(whole).map(Number),
      ...asList(floats).map(floatIn),
      ...asList(texts).map((text) => decoded(String(text))),
    ]
  }
  if (typeof b === 'boolean') return [b]
  if (i !== undefined) return [Number(i)]
  const text = asText(s)
  if (text !== null) return [decoded(text)]
  return f === undefined ? [] : [floatIn(f)]
}

/** A text stays one ("NaN"), so that nobody takes it for a number. */
const floatIn = (value: unknown) => (typeof value === 'number' ? value : String(value))

function sizesIn({ dim, unknownRank }: Json): Sizes | null {
  if (unknownRank === true || !Array.isArray(dim)) return null
  return dim.map((each) => {
    const size = Number(asObject(each).size ?? -1)
    return size > 0 ? size : null
  })
}

/** Empty where the node has no such attribute. */
export function textOf({ attributes }: WithAttributes, key: string): string {
  const value = attributes.get(key)?.values[0]
  return typeof value === 'string' ? value : ''
}

export function textsOf({ attributes }: WithAttributes, key: string): readonly string[] {
  return (attributes.get(key)?.values ?? []).map(String)
}

export function numbersOf({ attributes }: WithAttributes, key: string): readonly number[] {
  return (attributes.get(key)?.values ?? []).map(Number)
}

/** Null where the node does not say. */
export function numberOf({ attributes }: WithAttributes, key: string): number | null {
  const value = attributes.get(key)?.values[0]
  return typeof value === 'number' ? value : null
}

/** Null where the node does not say. */
export function flagOf({ attributes }: WithAttributes, key: string): boolean | null {
  const value = attributes.get(key)?.values[0]
  return typeof value === 'boolean' ? value : null
}

/** The sizes that a placeholder states; null where it says nothing. */
export function sizesOf({ attributes }: WithAttributes): Sizes | null {
  return attributes.get('shape')?.sizes ?? null
}

export const FLOAT = readAttribute({ type: 'DT_FLOAT' })

export const text = (value: string): Attribute => readAttribute({ s: btoa(value) })

export const texts = (list: readonly string[]): Attribute =>
  readAttribute({ list: { s: list.map((value) => btoa(value)) } })

export const wholeNumbers = (list: readonly number[]): Attribute =>
  readAttribute({ list: { i: list.map(String) } })

export const floats = (list: readonly number[]): Attribute => readAttribute({ list: { f: [...list] } })

/** Below every value, so that no maximum is one of a frame's. */
export const PADDED_LOW = readAttribute({ f: -3.4e38 })

export const shape = (sizes: Sizes): Attribute =>
  readAttribute({ shape: { dim: sizes.map((size) => ({ size: String(size ?? -1) })) } })
