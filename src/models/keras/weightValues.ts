// A layer's weight as plain numbers, straight from the file's bytes.
import type { ModelArtifacts } from '../types'
import { weightStore } from './weightStore'

/** Null where the file lacks it or has it quantised. */
export function weightValues(
  artifacts: ModelArtifacts,
  path: string,
  weight: { readonly name: string; readonly index: number },
): Float32Array | null {
  const layer = path.split('/').at(-1) ?? path
  const found = weightStore(artifacts.weightSpecs, artifacts.weights).find({ path, layer, ...weight })
  if (found?.dtype !== 'float32' || found.quantization) return null
  return new Float32Array(artifacts.weights.slice(found.offset, found.offset + found.bytes))
}
