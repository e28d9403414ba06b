// The sentences for layers that cannot be computed.
import { failure, isNamed } from '../../errors'
import type { LayerConfig } from './layersPlan'

const SHOWN = 4

export function missingWeights(names: readonly string[]): Error {
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`)
  const rest = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return failure(
    'UnsupportedModel',
    `The file lacks ${names.length} of the model's weights (${shown.join(', ')}${rest}); convert it again, from a .keras file rather than .h5.`,
  )
}

/** Leaves named failures as they are; says of any other which layer it came from. */
export function layerFailure(error: unknown, { path, className }: LayerConfig): unknown {
  if (isNamed(error, 'UnsupportedModel', 'OutOfMemory', 'DeviceLost', 'AbortError')) return error
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return failure('UnsupportedModel', `The layer "${path}" (${className}) cannot be computed: ${why}`, error)
}
