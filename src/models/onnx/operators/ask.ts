// What operators ask of their node: inputs, attributes, and numbers that may be either, as the opset has it.

import { failure } from '../../../errors'
import { cut, quoted } from '../../quoted'
import type { Host } from '../host/host'
import type { Value } from '../trace/value'
import type { Call } from './operator'

export function refuse(call: Call, why: string): Error {
  return failure('UnsupportedModel', `The operator ${cut(call.op)} at ${quoted(call.name)} ${why}.`)
}

/** @throws UnsupportedModel where the input is left out */
export function inputAt(call: Call, i: number): Value {
  const value = call.inputs[i]
  if (!value) throw refuse(call, `lacks its input ${i}; export the model again`)
  return value
}

export function int(call: Call, name: string, otherwise: number): number {
  const attribute = call.attributes.get(name)
  return attribute?.kind === 'int' || attribute?.kind === 'float' ? attribute.value : otherwise
}

export const float = int

export function flag(call: Call, name: string): boolean {
  return int(call, name, 0) !== 0
}

export function text(call: Call, name: string, otherwise: string): string {
  const attribute = call.attributes.get(name)
  return attribute?.kind === 'text' && attribute.value !== '' ? attribute.value : otherwise
}

export function ints(call: Call, name: string): readonly number[] | null {
  const attribute = call.attributes.get(name)
  if (attribute?.kind === 'numbers') return attribute.value
  return attribute?.kind === 'int' ? [attribute.value] : null
}

/** Numbers of an input; null where it is left out. @throws UnsupportedModel where they depend on the picture */
export function known(call: Call, i: number, what: string): Host | null {
  const value = call.inputs[i]
  if (!value) return null
  if (value.host) return value.host()
  throw refuse(call, `takes its ${what} from the picture, which cannot be known before it runs`)
}

export function knownList(call: Call, i: number, what: string): readonly number[] | null {
  const host = known(call, i, what)
  return host ? Array.from(host.data) : null
}

export function knownNumber(call: Call, i: number, what: string): number | null {
  return knownList(call, i, what)?.[0] ?? null
}

/** A list that early opsets have as an attribute and later ones as an input. */
export function listAt(call: Call, i: number, name: string): readonly number[] | null {
  return knownList(call, i, name) ?? ints(call, name)
}

/** Counted from the front. @throws UnsupportedModel for an axis that is not there */
export function axisIn(call: Call, axis: number, rank: number): number {
  const positive = axis < 0 ? axis + rank : axis
  if (positive >= 0 && positive < Math.max(rank, 1)) return positive
  throw refuse(call, `names the axis ${axis} of a value of ${rank} axes`)
}

export function axesIn(call: Call, axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => axisIn(call, axis, rank))
}

/** All inputs that are there. */
export function present(call: Call): Value[] {
  return call.inputs.filter((value) => value !== null)
}
