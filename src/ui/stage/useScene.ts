// What the stage shows: picture, map and how they lie on each other.
import { useMemo } from 'react'
import { wholeOf } from '../../canvas/raster'
import type { Heatmap } from '../../engine/types'
import type { Geometry } from '../../picture/types'
import { conceptMaps } from '../../recipe/concepts'
import type { State } from '../../state/store'
import { useShown } from '../page'

export interface Scene {
  readonly bitmap: ImageBitmap
  readonly heatmap: Heatmap | null
  /** Maps of all concepts, where they are painted in the place of the one map. */
  readonly concepts: readonly Heatmap[] | null
  /** Of what is drawn: the picture, or the model's input (then all of it is seen). */
  readonly geometry: Geometry
  /** Set where the model's input is drawn: how it is cut out of the picture. */
  readonly cut: Geometry | null
}

/** The map of the open picture: the one that grows, else the last good one. */
export function mapOf(state: State): { readonly heatmap: Heatmap; readonly geometry: Geometry } | null {
  const { job, shown, picture, classification } = state
  if (job.kind === 'explaining' && job.partial && classification)
    return { heatmap: job.partial, geometry: classification.geometry }
  if (!shown || shown.pictureKey !== picture?.key) return null
  return { heatmap: shown.result.heatmap, geometry: shown.classification.geometry }
}

export function useScene(): Scene | null {
  const { shown, picture, input, heatmap, geometry } = useShown((s) => ({
    shown: s.shown,
    picture: s.picture,
    input: s.view.input,
    heatmap: mapOf(s)?.heatmap ?? null,
    geometry: mapOf(s)?.geometry ?? null,
  }))
  return useMemo(() => {
    if (!picture) return null
    const concepts =
      shown && shown.result.heatmap === heatmap ? conceptMaps(shown.request, shown.result) : null
    const drawn = { bitmap: picture.display, heatmap, concepts }
    if (input && geometry) return { ...drawn, geometry: wholeOf(...geometry.input), cut: geometry }
    return { ...drawn, geometry: geometry ?? wholeOf(picture.width, picture.height), cut: null }
  }, [shown, picture, input, heatmap, geometry])
}
