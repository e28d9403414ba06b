// Python's indexing of a tensor: x[:, 1:, ..., None, 0].
import { expandDims, reverse, slice, squeeze, stridedSlice, type Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asNumber, asObject, isObject } from '../../json'

export function sliced(x: Tensor, spec: unknown): Tensor {
  const items = expandEllipsis(Array.isArray(spec) ? spec : [spec], x.rank)
  let value = x
  let axis = 0
  const dropped: number[] = []
  for (const item of items) {
    if (item === null) value = expandDims(value, axis)
    else if (typeof item === 'number') {
      checkPlace(item, value.shape[axis] ?? 0)
      value = along(value, axis, { start: item, stop: item + 1 || null, step: null })
      dropped.push(axis)
    } else value = along(value, axis, readRange(item))
    axis++
  }
  return dropped.length > 0 ? squeeze(value, dropped) : value
}

function checkPlace(place: number, size: number): void {
  if (Number.isInteger(place) && place < size && place >= -size) return
  throw failure('UnsupportedModel', `A part (slice) takes place ${place} of ${size}, which does not exist.`)
}

interface Range {
  readonly start: number | null
  readonly stop: number | null
  readonly step: number | null
}

function readRange(item: unknown): Range {
  const object = asObject(item)
  const range = isObject(object.config) ? object.config : object
  return { start: asNumber(range.start), stop: asNumber(range.stop), step: asNumber(range.step) }
}

function isEllipsis(item: unknown): boolean {
  return item === '...' || asObject(item).class_name === '__ellipsis__'
}

/** '...' stands for every axis that the others leave. */
function expandEllipsis(items: readonly unknown[], rank: number): unknown[] {
  const used = items.filter((item) => item !== null && !isEllipsis(item)).length
  return items.flatMap((item) =>
    isEllipsis(item) ? Array.from({ length: rank - used }, () => ({})) : [item],
  )
}

function along(x: Tensor, axis: number, { start, stop, step }: Range): Tensor {
  if (step === -1 && start === null && stop === null) return reverse(x, axis)
  const whole = [start, stop, step].every((value) => value === null || Number.isInteger(value))
  if (!whole || Number(step ?? 1) < 1)
    throw failure(
      'UnsupportedModel',
      `A part (slice) from ${start} to ${stop} in steps of ${step} is not known here.`,
    )
  const size = x.shape[axis] ?? 1
  const at = (index: number) => Math.min(size, Math.max(0, index < 0 ? index + size : index))
  const [from, to] = [at(start ?? 0), at(stop ?? size)]
  const begin = x.shape.map((_, i) => (i === axis ? from : 0))
  if ((step ?? 1) === 1) {
    return slice(
      x,
      begin,
      x.shape.map((other, i) => (i === axis ? Math.max(0, to - from) : other)),
    )
  }
  const end = x.shape.map((other, i) => (i === axis ? to : other))
  return stridedSlice(
    x,
    begin,
    end,
    x.shape.map((_, i) => (i === axis ? (step ?? 1) : 1)),
  )
}
