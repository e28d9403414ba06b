// Scenes are pictures with a name of their own, `scene:17`: drawn from the seed, with known masks.
import type { TruthScore } from './truthScore'

const prefix = 'scene:'

/** The address of a scene, as it stands in a recipe. */
export const sceneAddress = (seed: number): string => `${prefix}${seed}`

/** The seed in such an address (NaN where it is no whole number), or null for every other picture. */
export function sceneSeed(image: string | null): number | null {
  if (!image?.startsWith(prefix)) return null
  const text = image.slice(prefix.length).trim()
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
}

export const sceneName = (seed: number): string => `Scene ${seed}`

/** A scene that nobody has seen: its seed lies above those of the samples. */
export const freshSeed = (): number => 1000 + Math.floor(Math.random() * 1_000_000)

/** What is known about the map on screen. `key` is the map's. */
export interface Truth extends TruthScore {
  readonly key: string
  readonly label: string
}
