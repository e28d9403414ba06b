// Weights of type string, as TensorFlow.js stores them: each text behind its length, a 32-bit number. A vocabulary of class
// names lies off the path from the picture to the scores, so they are left out of the weights.
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { elements, type WeightRange } from './weights'

export interface Stored {
  readonly ranges: readonly WeightRange[]
  readonly bytes: Uint8Array
}

export const hasStrings = (ranges: readonly WeightRange[]) => ranges.some(({ dtype }) => dtype === 'string')

/** @throws NotReadable where the bytes end before the weights do */
export function withoutStrings({ ranges, bytes }: Stored): Stored {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: WeightRange[] = []
  const parts: Uint8Array[] = []
  let at = 0
  for (const range of ranges) {
    const from = at
    if (range.dtype === 'string') at = endOfStrings(view, at, range)
    else at += range.bytes
    if (at > bytes.length) throw cutOff(range)
    if (range.dtype === 'string') continue
    kept.push(range)
    parts.push(bytes.subarray(from, at))
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return { ranges: kept, bytes: whole }
}

function endOfStrings(view: DataView, from: number, range: WeightRange): number {
  let at = from
  const count = elements(range.shape)
  for (let i = 0; i < count; i++) {
    if (at + 4 > view.byteLength) throw cutOff(range)
    at += 4 + view.getUint32(at, true)
  }
  return at
}

function cutOff({ name }: WeightRange): Error {
  return failure(
    'NotReadable',
    `The weight file ends inside the texts of ${quoted(name)}; it is cut off, get it again.`,
  )
}
