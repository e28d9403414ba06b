// The closed set of failures, told apart by `name`: a worker boundary keeps only name, message and stack.

export type ErrorName =
  | 'UnsupportedModel'
  | 'BadImage'
  | 'BadRecipe'
  | 'OutOfMemory'
  | 'DeviceLost'
  | 'NotReadable'
  | 'AbortError'

/** An error whose message is one sentence for the user: what happened and what to do. */
export function failure(name: ErrorName, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause })
  error.name = name
  return error
}

export function isNamed(error: unknown, ...names: ErrorName[]): boolean {
  return error instanceof Error && (names as string[]).includes(error.name)
}
