// One parameter of a method from text, checked against what the method declares.

import { methodCards } from '../engine/methods/cards'
import type { Convention, ParamSpec, ParamValue } from '../engine/types'

export type ParamRead = { readonly value: ParamValue } | { readonly problem: string }

/** A parameter that the method does not declare is taken as it reads: number, true, false or text. */
export function readParam(method: string, name: string, text: string): ParamRead {
  const card = methodCards.find((c) => c.id === method)
  const spec = card?.params.find((p) => p.name === name)
  const value = plainValue(text)
  if (!spec || accepts(spec, value)) return { value }
  return {
    problem: `${card?.name ?? method} takes ${allowed(spec)} as ${name}, not "${text}"; ${spec.initial} is taken.`,
  }
}

function plainValue(text: string): ParamValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/** Whether the value is of the kind and within the limits that the method declares. */
export function accepts(spec: ParamSpec, value: ParamValue): boolean {
  if (spec.kind === 'boolean') return typeof value === 'boolean'
  if (spec.kind === 'choice') return spec.choices?.includes(String(value)) ?? false
  if (typeof value !== 'number' || (spec.kind === 'integer' && !Number.isInteger(value))) return false
  return value >= (spec.min ?? Number.NEGATIVE_INFINITY) && value <= (spec.max ?? Number.POSITIVE_INFINITY)
}

/** What a parameter is where nobody says: a convention may start it elsewhere. */
export function initialOf(spec: ParamSpec, convention: Convention | null): ParamValue {
  return (convention && spec.initialUnder?.[convention]) ?? spec.initial
}

/** In words: "a whole number from 1 to 64". */
export function allowed(spec: ParamSpec): string {
  if (spec.kind === 'boolean') return 'true or false'
  if (spec.kind === 'choice') return `one of ${spec.choices?.join(', ')}`
  const what = spec.kind === 'integer' ? 'a whole number' : 'a number'
  if (spec.min !== undefined && spec.max !== undefined) return `${what} from ${spec.min} to ${spec.max}`
  return spec.min === undefined ? what : `${what} from ${spec.min} up`
}
