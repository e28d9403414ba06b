// What the stage shows: picture, map and how they lie on each other.
import { useMemo } from 'react'
import type { Pixels } from '../canvas/blend'
import { inputPixels, stagePixels } from '../canvas/paint'
import { wholeOf } from '../canvas/raster'
import type { Heatmap } from '../engine/types'
import type { Geometry } from '../models/types'
import type { State } from '../state/store'
import { useShown } from './page'

export interface Scene {
  readonly base: Pixels
  readonly geometry: Geometry
  readonly heatmap: Heatmap | null
  /** Width and height that the pointer's position counts in: the picture's pixels, or the input's. */
  readonly extent: readonly [number, number]
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
  const { picture, input, heatmap, geometry } = useShown((s) => ({
    picture: s.picture,
    input: s.view.input,
    heatmap: mapOf(s)?.heatmap ?? null,
    geometry: mapOf(s)?.geometry ?? null,
  }))
  const display = picture?.display ?? null
  const seen = input ? geometry : null
  const base = useMemo(
    () => (display ? (seen ? inputPixels(display, seen) : stagePixels(display)) : null),
    [display, seen],
  )
  return useMemo(() => {
    if (!base || !picture) return null
    const whole = wholeOf(picture.width, picture.height)
    if (!seen) return { base, heatmap, geometry: geometry ?? whole, extent: [picture.width, picture.height] }
    return { base, heatmap, geometry: wholeOf(...seen.input), extent: seen.input }
  }, [base, picture, heatmap, geometry, seen])
}
