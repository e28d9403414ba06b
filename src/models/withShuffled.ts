// A model that is open for as long as something is asked of it, some of its weights shuffled.
import type { Classifier } from '../engine/types'
import { loadPlaces } from './formatCode'
import { openArtifacts } from './openArtifacts'
import { shuffleWeights } from './shuffleWeights'
import type { OpenModel } from './types'

/** Which weights are shuffled, and by which numbers. */
export interface Shuffled {
  /** Names of the weights that are shuffled. */
  readonly weights: ReadonlySet<string>
  /** Values from 0 to 1. */
  readonly random: () => number
  /** Name of the output to explain; null for the first. */
  readonly output: string | null
}

/** @throws what `use` throws */
export async function withShuffled<T>(
  { artifacts }: Pick<OpenModel, 'artifacts'>,
  { weights, random, output }: Shuffled,
  use: (classifier: Classifier) => Promise<T>,
): Promise<T> {
  const places = (await loadPlaces(artifacts.format))?.(artifacts)
  const other = await openArtifacts(shuffleWeights(artifacts, weights, random, places), { output })
  try {
    return await use(other.classifier)
  } finally {
    other.dispose()
  }
}
