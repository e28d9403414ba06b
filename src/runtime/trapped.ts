// A trap, in a sentence: the model asks for something that WebAssembly has no bounds for.
import { failure } from '../errors'

/** @param name of the model, where it is known */
export function trapped(name: string | null, error: unknown): Error {
  const what = name === null ? 'The model' : `The model "${name}"`
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : 'a trap'
  return failure(
    'UnsupportedModel',
    `${what} made WebAssembly stop (${why}); its sizes or strides cannot be computed there. Take another model or backend.`,
    error,
  )
}
