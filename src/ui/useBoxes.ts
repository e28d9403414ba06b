// The boxes on show, and how each is called.
import { useMemo } from 'react'
import type { Box } from '../engine/outcomeTypes'
import { type BoxesOnShow, boxesOnShow } from '../state/boxesOnShow'
import type { State } from '../state/store'
import { useShown } from './page'
import { firstName } from './words/describe'

interface Used extends BoxesOnShow {
  readonly geometry: NonNullable<State['classification']>['geometry']
  readonly name: (box: Box) => string
}

/** Null where the model finds none, or has not looked yet. */
export function useBoxes(): Used | null {
  const { classification, recipe, score } = useShown((s) => ({
    classification: s.classification,
    recipe: s.recipe,
    score: s.view.boxScore,
  }))
  return useMemo(() => {
    const shown = boxesOnShow({ classification, recipe }, score)
    if (!shown || !classification) return null
    const labels = new Map(classification.top.map(({ index, label }) => [index, firstName(label)]))
    const name = ({ classIndex }: Box) => labels.get(classIndex) ?? String(classIndex)
    return { ...shown, geometry: classification.geometry, name }
  }, [classification, recipe, score])
}
