// What the stage shows: picture, map and how they lie on each other.
import { useMemo } from 'react'
import { wholeOf } from '../../canvas/raster'
import { centred, reachOf } from '../../canvas/signed'
import type { Heatmap } from '../../engine/types'
import type { Geometry } from '../../picture/types'
import { conceptMaps } from '../../recipe/concepts'
import { isSigned } from '../../recipe/signedMap'
import { onStage } from '../../state/onStage'
import { useShown } from '../page'

export interface Scene {
  /** What is to be seen, where it is not the map. */
  readonly says?: string
  readonly bitmap: ImageBitmap
  readonly heatmap: Heatmap | null
  /** Where zero lies in the middle of the map's colours: how far they reach on either side. */
  readonly reach: number | null
  /** Maps of all concepts, where they are painted in the place of the one map. */
  readonly concepts: readonly Heatmap[] | null
  /** Of what is drawn: the picture, or the model's input (then all of it is seen). */
  readonly geometry: Geometry
  /** Set where the model's input is drawn: how it is cut out of the picture. */
  readonly cut: Geometry | null
}

export function useScene(): Scene | null {
  const { picture, input, heatmap, geometry, made, result } = useShown((s) => {
    const now = onStage(s)
    return {
      picture: s.picture,
      input: s.view.input,
      heatmap: now?.heatmap ?? null,
      geometry: now?.classification.geometry ?? null,
      made: now?.request ?? null,
      result: now?.result ?? null,
    }
  })
  return useMemo(() => {
    if (!picture) return null
    const concepts = made && result && conceptMaps(made, result)
    const signed = heatmap?.state === 'ok' && made && isSigned(made) ? heatmap : null
    const shown = signed ? centred(signed) : heatmap
    const drawn = { bitmap: picture.display, heatmap: shown, concepts, reach: signed && reachOf(signed) }
    if (input && geometry) return { ...drawn, geometry: wholeOf(...geometry.input), cut: geometry }
    return { ...drawn, geometry: geometry ?? wholeOf(picture.width, picture.height), cut: null }
  }, [picture, input, heatmap, geometry, made, result])
}
