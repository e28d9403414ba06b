// Numbered names -> a list: which number is the place of a name, and whether that is sure.
import { type NameList, NO_NAMES } from './types'

export type Numbered = readonly (readonly [number: number, name: string])[]

/** More classes than any classifier has. */
const MOST = 100_000

/** 'zero' for 0..n-1 in any order, 'one' for 1..n, null for other numbers. */
export function countedFrom(numbers: readonly number[]): 'zero' | 'one' | null {
  const seen = new Set(numbers)
  const least = Math.min(...spanOf(numbers))
  const whole = numbers.length > 0 && seen.size === numbers.length && numbers.every(Number.isInteger)
  if (!whole || Math.max(...spanOf(numbers)) - least !== numbers.length - 1) return null
  return least === 0 ? 'zero' : least === 1 ? 'one' : null
}

/** Least and largest; a list may be too long to spread. */
function spanOf(numbers: readonly number[]): readonly [number, number] {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const number of numbers) {
    least = Math.min(least, number)
    largest = Math.max(largest, number)
  }
  return [least, largest]
}

/** Names at the places that their numbers say. */
export function byNumber(entries: Numbered): NameList {
  const numbers = entries.map(([number]) => number)
  const start = countedFrom(numbers)
  const sorted = [...entries].sort(([a], [b]) => a - b)
  const names = sorted.map(([, name]) => name)
  if (start === 'zero') return { names, doubts: [] }
  if (start === 'one') return { names, doubts: ['counts from 1; the first name is that of class 0'] }
  return withGaps(entries)
}

function withGaps(entries: Numbered): NameList {
  const fits = entries.every(([number]) => Number.isInteger(number) && number >= 0 && number < MOST)
  if (!fits || new Set(entries.map(([number]) => number)).size < entries.length) return NO_NAMES
  const named = new Map(entries)
  const last = spanOf([...named.keys()])[1]
  const names = Array.from({ length: last + 1 }, (_, i) => named.get(i) ?? `class ${i}`)
  const lacking = names.length - entries.length
  return { names, doubts: [`names no class for ${lacking} of the numbers up to ${last}`] }
}
