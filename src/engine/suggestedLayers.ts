// What is taken when nobody names a layer: one, or all levels of a detector.
import type { Suggested } from './networkTypes'
import type { Fuse } from './outcomeTypes'

interface Known {
  readonly suggested: Suggested
}

/** Full paths. */
export const suggestedLayers = ({ suggested }: Known): readonly string[] =>
  suggested.levels ?? [suggested.layer]

/** Levels of a detector are joined by their largest value, as Ultralytics has it: a box is found at one of them. */
export function levelsFuse({ suggested: { levels = [] } }: Known, layers: readonly string[]): Fuse {
  return layers.length > 1 && layers.every((name) => levels.includes(name)) ? 'max' : 'default'
}
