// Scores each new map of a scene against the scene's own mask.

import { sceneSeed } from '../scenes/sceneId'
import type { Scenes } from '../worker/scenes/scenes'
import { addFailure } from './alerts'
import { builtin } from './library/builtin'
import type { Shown, Store } from './store'

/** Seed and class of a map, where its picture is a scene. */
function question(shown: Shown | null): { readonly seed: number; readonly label: string } | null {
  const seed = sceneSeed(shown?.recipe.image ?? builtin.pictures[0]?.id ?? null)
  if (!shown || seed === null || Number.isNaN(seed)) return null
  const label = shown.card.labels[shown.request.target.classIndex]
  return label === undefined ? null : { seed, label }
}

/** @returns ends the watch */
export function watchTruth(store: Store, scenes: Pick<Scenes, 'score'>): () => void {
  let asked: Shown | null = null
  return store.subscribe(({ shown }) => {
    if (shown === asked) return
    asked = shown
    const known = question(shown)
    if (!shown || !known) return store.setState({ truth: null })
    const { width, height, data } = shown.result.heatmap
    scenes
      .score(known.seed, known.label, { width, height, data })
      .then((score) => {
        if (asked === shown)
          store.setState({ truth: score && { ...score, key: shown.key, label: known.label } })
      })
      .catch((error: unknown) => addFailure(store, error))
  })
}
