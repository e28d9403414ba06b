// Files that were written for one picture and are run for several: where a node states the sizes of one, those of all.
// The shape that comes in tells where the pictures lie; whether the answers are right is tried when the file is opened.
import { hostOf, sizeOf } from '../host/host'
import type { Value } from '../trace/value'
import { inputAt } from './ask'
import type { Call } from './operator'

/**
 * The shape that holds `pictures` times what the file states; null where that is not what does not fit.
 * @example forSeveral([1, 3, 64, 50], [6, 64, 50], 2) // keys of three heads: [2, 3, 64, 50]
 */
export function forSeveral(
  stated: readonly number[],
  from: readonly number[],
  pictures: number,
): number[] | null {
  if (pictures < 2 || sizeOf(stated) * pictures !== sizeOf(from)) return null
  const axis = growing(stated, from)
  return stated.map((size, i) => (i === axis ? size * pictures : size))
}

/** The first axis that differs; features stay as many as they are, and an axis of one beside it has the pictures. */
function growing(stated: readonly number[], from: readonly number[]): number {
  const differs = stated.findIndex((size, axis) => size !== from[axis])
  const axis = differs === stated.length - 1 && differs > 0 ? differs - 1 : differs
  return stated[axis] !== 1 && stated[axis + 1] === 1 ? axis + 1 : axis
}

/** Whether a shape states the first size for one picture where those of several come in: what it leaves open is each one's. */
export function statesFewer({ pictures }: Call, x: Value, stated: readonly number[]): boolean {
  const [first = 0] = stated
  return pictures > 1 && !x.constant && first > 0 && x.shape[0] === first * pictures
}

/** Picks [1, ...] among the values of one picture, laid in a row: for several, the same picks of each. */
export function gatherForSeveral(call: Call): Call {
  const [x, at] = [inputAt(call, 0), inputAt(call, 1)]
  const host = at.host?.()
  if (call.pictures < 2 || !host || x.constant || x.shape.length !== 1) return call
  const each = host.data.length
  const fits = at.shape.length > 1 && at.shape[0] === 1 && x.shape[0] === each * call.pictures
  const places = Array.from(host.data)
  if (!fits || places.some((place) => place < 0 || place >= each)) return call
  const all = Array.from({ length: call.pictures }, (_, i) => places.map((place) => place + i * each)).flat()
  const shape = [call.pictures, ...at.shape.slice(1)]
  return { ...call, inputs: [x, { ...at, shape, host: () => hostOf('int64', shape, all) }] }
}
