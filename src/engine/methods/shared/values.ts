// What a parameter may be, for the engine, the form, the link and the command line alike.
import type { Convention, ParamSpec, ParamValue } from '../../types'

/** Whether the value is of the kind and within the limits that the method declares. */
export function accepts({ kind, min, max, choices }: ParamSpec, value: ParamValue): boolean {
  if (kind === 'boolean') return typeof value === 'boolean'
  if (kind === 'choice') return choices?.includes(String(value)) ?? false
  if (kind === 'grid') return value === '' || sidesOf(value) !== null
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  if (kind === 'integer' && !Number.isInteger(value)) return false
  return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY)
}

/** Rows and columns of `14,7` or `14x7`; null for anything else. */
export function sidesOf(value: ParamValue): readonly [number, number] | null {
  const [, height, width] = /^([1-9]\d{0,4})[,x]([1-9]\d{0,4})$/.exec(String(value)) ?? []
  return height && width ? [Number(height), Number(width)] : null
}

/** In words: "a whole number from 1 to 64". */
export function allowed({ kind, min, max, choices }: ParamSpec): string {
  if (kind === 'boolean') return 'true or false'
  if (kind === 'choice') return `one of ${choices?.join(', ')}`
  if (kind === 'grid') return 'rows and columns such as 14,7'
  const noun = kind === 'integer' ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${noun} from ${min} to ${max}`
  return min !== undefined ? `${noun} of at least ${min}` : noun
}

/** What a parameter is where nobody says: a convention may start it elsewhere. */
export function initialOf({ initial, initialUnder }: ParamSpec, convention: Convention): ParamValue {
  return initialUnder?.[convention] ?? initial
}
