// Values of the command line, checked; what is wrong is one sentence.
import { quoted } from './words'

export class Wrong extends Error {}

export function number(option: string, value: string, most = 999_999): number {
  if (!/^[1-9]\d{0,5}$/.test(value) || Number(value) > most)
    throw new Wrong(`--${option} takes a whole number from 1 to ${most}, not ${quoted(value)}.`)
  return Number(value)
}

export function count(option: string, value: string): number {
  if (!/^[1-9]\d?$/.test(value))
    throw new Wrong(`--${option} takes a number from 1 to 99, not ${quoted(value)}.`)
  return Number(value)
}

export function oneOf<T extends string>(
  option: string,
  words: readonly T[],
  value: string | undefined,
): T | undefined {
  const found = words.find((word) => word === value)
  if (value !== undefined && !found)
    throw new Wrong(`--${option} takes ${words.join(', ')}, not ${quoted(value)}.`)
  return found
}
