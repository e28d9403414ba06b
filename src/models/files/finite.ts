// Weights that are no numbers: a model that holds them answers with nothing but NaN, or with another number than the one
// that was trained. Half precision cannot hold what is above 65504, so a conversion may have written infinity.
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { type WeightRange, type WeightSpec, weightRanges } from './weights'

/** @throws UnsupportedModel, naming the weight */
export function checkFinite(specs: readonly WeightSpec[], bytes: ArrayBuffer): void {
  for (const range of weightRanges(specs)) {
    if (range.name.startsWith('optimizer/')) continue
    const stored = range.quantization?.dtype ?? range.dtype
    const values =
      stored === 'float16' ? halves(range, bytes) : stored === 'float32' ? floats(range, bytes) : []
    checkNumbers(range.name, values, stored === 'float16')
    for (const key of ['scale', 'min'] as const) {
      const value = range.quantization?.[key]
      if (value !== undefined && !Number.isFinite(value))
        throw failure(
          'UnsupportedModel',
          `The weight ${quoted(range.name)} is quantised with ${key} = ${quoted(value)}; convert the model again.`,
        )
    }
  }
}

/** @throws UnsupportedModel, naming the weight */
export function checkNumbers(name: string, values: ArrayLike<number>, half: boolean): void {
  const wrong = firstWrong(values)
  if (wrong) throw refusal(name, wrong, half)
  if (VARIANCE.test(name)) checkVariance(name, values)
}

const VARIANCE = /(^|[/._])(moving_|running_)?var(iance)?(:\d+)?$/

/** Slips of the arithmetic that made it are let pass. */
const LEAST = -1e-4

/** Backends differ in the square root of a number below zero. @throws UnsupportedModel, naming the weight */
export function checkVariance(name: string, values: ArrayLike<number>): void {
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0
    if (value < LEAST)
      throw failure(
        'UnsupportedModel',
        `The weight ${quoted(name)} holds a variance below zero (${value}), at place ${place}; the file is damaged, so save the model again.`,
      )
  }
}

function floats({ offset, bytes: length }: WeightRange, bytes: ArrayBuffer): Float32Array {
  return new Float32Array(
    offset % 4 === 0 ? bytes : bytes.slice(offset),
    offset % 4 === 0 ? offset : 0,
    length / 4,
  )
}

/** Only whether each is finite matters: of what is not the sign and the fraction tell which it is. */
function halves({ offset, bytes: length }: WeightRange, bytes: ArrayBuffer): Float32Array {
  const view = new DataView(bytes, offset, length)
  return Float32Array.from({ length: length / 2 }, (_, i) => {
    const half = view.getUint16(2 * i, true)
    if ((half & 0x7c00) !== 0x7c00) return half & 0x7fff ? 2 : 0
    if (half & 0x3ff) return Number.NaN
    return half & 0x8000 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  })
}

interface Wrong {
  readonly value: number
  readonly place: number
}

/** A mask of 0, 1 and minus infinity is meant so. */
function firstWrong(values: ArrayLike<number>): Wrong | null {
  let wrong: Wrong | null = null
  let masks = true
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0
    if (!Number.isFinite(value)) wrong ??= { value, place }
    masks &&= value === 0 || value === 1 || value === Number.NEGATIVE_INFINITY
  }
  return masks ? null : wrong
}

function refusal(name: string, { value, place }: Wrong, half: boolean): Error {
  const what = Number.isNaN(value) ? 'a value that is not a number (NaN)' : `an infinite value (${value})`
  const why = half
    ? 'half precision holds nothing above 65504, so convert the model without --quantize_float16'
    : 'the training went wrong or the file is damaged, so save the model again'
  return failure('UnsupportedModel', `The weight ${quoted(name)} holds ${what}, at place ${place}; ${why}.`)
}
