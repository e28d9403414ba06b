// What is printed: names of files shortened, marks that a terminal obeys made visible, passwords left out.
import { basename, isAbsolute } from 'node:path'

const LONGEST = 80
const LONGEST_SENTENCE = 800

/** A path as its writer knows it: the name alone where it comes from the root, cut where it is long. */
export function shortPath(path: string): string {
  if (/^[a-z]+:\/\//i.test(path)) return path
  const shown = isAbsolute(path) ? basename(path) || path : path
  return shown.length > LONGEST ? `…${shown.slice(1 - LONGEST)}` : shown
}

/** In quotation marks, cut where it is long. */
export const quoted = (text: string) => `"${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}"`

/** Controls, and marks that turn or hide the letters around them. */
const MARKS = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Marks that a terminal would obey, as \u and their number. */
export const harmless = (text: string) => text.replace(MARKS, escaped)

/** `https://name:password@host` without the name and the password. */
export const withoutPasswords = (text: string) =>
  text.replace(/([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"'@]{1,500}@/gi, '$1')

/** Whatever was thrown, as one line for people: never a stack. */
export function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const line = harmless(withoutPasswords(text.replaceAll(/[ \t\r\n]+/g, ' ').trim()))
  const short = line.length > LONGEST_SENTENCE ? `${line.slice(0, LONGEST_SENTENCE - 1)}…` : line
  return short || 'It failed without saying why.'
}

/** One line of JSON that a terminal shows as it is. */
export function jsonLine(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'string' ? withoutPasswords(part) : part))
  return `${text.replace(MARKS, escaped)}\n`
}

/** Pictures of a folder that were left out, by name. */
export function passedOverLine(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  const more = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return harmless(`Passed over, since they do not open here: ${shown}${more}; save them as PNG or JPEG.`)
}
