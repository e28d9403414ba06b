// The closed set of failures, told apart by `name`: a worker boundary keeps only name, message and stack.

const names = [
  'UnsupportedModel',
  'BadImage',
  'BadRecipe',
  'OutOfMemory',
  'DeviceLost',
  'WorkerLost',
  'NotReadable',
  'AbortError',
] as const

/** The names by which failures are told apart. */
export type ErrorName = (typeof names)[number]

/** No sentence is longer, whatever it quotes; its end says what to do, so the middle goes. */
const LONGEST = 700

/** Names in files may hold ends of lines, and marks that are not seen or turn the direction of writing. */
const LINES = /[\t\n\v\f\r\u2028\u2029]+/g
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu
const shown = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

/** On one line, every mark of it seen. */
export const seen = (text: string): string => text.replace(LINES, ' ').replace(UNSEEN, shown)

/** An error whose message is one sentence for the user: what happened and what to do. */
export function failure(name: ErrorName, message: string, cause?: unknown): Error {
  const line = seen(message)
  const start = line.slice(0, LONGEST / 2)
  const end = line.slice(-LONGEST / 2)
  const short = line.length > LONGEST ? `${start} … ${end}` : line
  const error = new Error(short, cause === undefined ? undefined : { cause })
  error.name = name
  return error
}

export function isNamed(error: unknown, ...of: readonly ErrorName[]): boolean {
  return error instanceof Error && (of as readonly string[]).includes(error.name)
}

/** Whether it is of the set: a sentence for people already. */
export const isOurs = (error: unknown): boolean => isNamed(error, ...names)

export const unfetched = (what: string, cause?: unknown): Error =>
  failure(
    'NotReadable',
    `The code for ${what} could not be fetched; this device is offline or the page's server is down.`,
    cause,
  )

/** Code that is loaded when it is needed. @throws NotReadable where it cannot be had: no network, no server */
export async function codeFor<T>(what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    throw unfetched(what, error)
  }
}

/** As Chromium, Firefox and Safari say that a module could not be fetched, and Vite that its styles could not. */
export const saysUnfetched = (message: string): boolean =>
  /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(message)

/** What people are told of it. */
export const missingPart =
  'This part of the page could not be fetched; reload the page once its host answers again.'

/** What a browser says of a part of the page that cannot be had is no sentence for them. */
export function sentenceOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error)
  return saysUnfetched(said) ? missingPart : said
}
