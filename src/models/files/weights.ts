// Where each weight lies in the bytes, and how large it must be.
import { failure } from '../../errors'
import { asList, asObject, asText, isObject } from '../json'
import { quoted } from '../quoted'

/** How a weight is stored where that is not its own type: x = scale * stored + min. */
export interface Quantization {
  readonly dtype: string
  /** NaN where the file holds no number. */
  readonly scale?: number
  readonly min?: number
}

export interface WeightSpec {
  readonly name: string
  readonly shape: readonly number[]
  readonly dtype: string
  readonly quantization?: Quantization
}

export interface WeightRange extends WeightSpec {
  readonly offset: number
  readonly bytes: number
}

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  uint8: 1,
  uint16: 2,
  float16: 2,
  complex64: 8,
  /** At least: the length of an empty text. */
  string: 4,
}

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** @throws UnsupportedModel, naming the weight, where a name, shape or type is missing or unknown. */
export function readSpec(value: unknown): WeightSpec {
  const spec = asObject(value)
  const name = asText(spec.name)
  if (name === null) throw failure('UnsupportedModel', 'A weight in the manifest of model.json has no name.')
  const shape = asList(spec.shape).map(Number)
  if (!Array.isArray(spec.shape) || shape.some((size) => !Number.isInteger(size) || size < 0)) {
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(name)} has no valid shape in the manifest of model.json.`,
    )
  }
  const dtype = asText(spec.dtype) ?? ''
  const quantization = readQuantization(spec.quantization)
  const stored = quantization?.dtype ?? dtype
  if (!Object.hasOwn(BYTES, dtype) || !Object.hasOwn(BYTES, stored)) {
    throw failure(
      'UnsupportedModel',
      `The weight ${quoted(name)} is of type ${quoted(Object.hasOwn(BYTES, stored) ? dtype : stored)}, which TensorFlow.js cannot read.`,
    )
  }
  // Half precision of its own is read as the converter's quantisation of that name.
  if (dtype === 'float16') return { name, shape, dtype: 'float32', quantization: { dtype: 'float16' } }
  return { name, shape, dtype, ...(quantization && { quantization }) }
}

function readQuantization(value: unknown): Quantization | null {
  if (!isObject(value)) return null
  const { dtype, scale, min } = value
  const asNumber = (each: unknown) => (typeof each === 'number' ? each : Number.NaN)
  return {
    dtype: asText(dtype) ?? '',
    ...(scale !== undefined && { scale: asNumber(scale) }),
    ...(min !== undefined && { min: asNumber(min) }),
  }
}

export function weightBytes(spec: WeightSpec): number {
  return elements(spec.shape) * (BYTES[spec.quantization?.dtype ?? spec.dtype] ?? 4)
}

/** The specs with their places, one after another from the first byte. */
export function weightRanges(specs: readonly WeightSpec[]): WeightRange[] {
  let offset = 0
  return specs.map((spec) => {
    const bytes = weightBytes(spec)
    const range = { ...spec, offset, bytes }
    offset += bytes
    return range
  })
}
