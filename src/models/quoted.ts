// What a sentence quotes of a file: cut, because a file may hold names and values of any length.

const MOST = 60

/** The value in quotation marks where it is a text, as JSON where it is none; at most 60 characters of it. */
export function quoted(value: unknown, most = MOST): string {
  if (typeof value === 'string') return `"${cut(value, most)}"`
  return cut(jsonOf(value), most)
}

/** The beginning and the end of a text that is too long. */
export function cut(text: string, most = MOST): string {
  if (text.length <= most) return text
  const end = Math.floor((most - 1) / 3)
  return `${text.slice(0, most - 1 - end)}…${text.slice(text.length - end)}`
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}

/** Why something was not computed, for a sentence; the words of the language itself say nothing to a person. */
export function reasonOf(error: unknown): string {
  const text = (error instanceof Error ? error.message.split('\n')[0] : String(error)) ?? ''
  const ofLanguage =
    error instanceof TypeError || (error instanceof RangeError && !/alloc|memory/i.test(text))
  return ofLanguage ? 'its settings do not fit together' : cut(text, 300)
}
