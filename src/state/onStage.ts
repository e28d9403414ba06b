// What the stage shows and what can be taken home: the map that grows or was stopped on its way, else the last good one
// of the open picture.
import type { Heatmap } from '../engine/types'
import type { ModelCard } from '../models/types'
import { conceptMaps } from '../recipe/concepts'
import type { Recipe } from '../recipe/recipe'
import type { ExplainRequest } from '../recipe/types'
import type { BackendReport } from '../runtime/types'
import type { Classification, ExplainResult } from '../worker/api'
import type { Shown, State } from './store'

export interface OnStage {
  readonly heatmap: Heatmap
  /** Set while the map is unfinished; the result is there once it is finished. */
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly result: ExplainResult | null
  readonly request: ExplainRequest
  readonly classification: Classification
  readonly card: ModelCard
  /** The recipe that asked for it. */
  readonly recipe: Recipe
  /** What computed it, where it is finished. */
  readonly backend?: BackendReport | null
}

export function onStage(state: State): OnStage | null {
  const { job, shown, stopped, picture, classification, model, recipe } = state
  if (job.kind === 'explaining' && job.partial && classification && model) {
    const { request, done, total, partial: heatmap } = job
    const { card } = model
    return { heatmap, progress: { done, total }, result: null, request, classification, card, recipe }
  }
  if (stopped && stopped.pictureKey === picture?.key) {
    const { done, total, ...made } = stopped
    return { ...made, progress: { done, total }, result: null }
  }
  if (!shown || shown.pictureKey !== picture?.key) return null
  // Until the next model's map comes; where none will, it would stand under another model's name.
  if (shown.modelKey !== model?.key && job.kind === 'idle') return null
  return { ...shown, heatmap: shown.result.heatmap, progress: null }
}

/** The finished map, where it is what the stage shows: all that is said of it is said of nothing else. */
export const shownOnStage = (state: State): Shown | null => (onStage(state)?.result ? state.shown : null)

/** The finished map on the stage with what hiding its brightest tenth does, where that is measured and nothing runs. */
export function measuredOnStage(state: State) {
  const { trust, job, live } = state
  const shown = shownOnStage(state)
  if (!shown || job.kind !== 'idle' || live) return null
  return trust && 'hidden' in trust && trust.key === shown.key ? { shown, trust } : null
}

/** What is painted in the place of the one map, where it is one of several concepts. */
export function conceptsOnStage({ request, result }: OnStage): readonly Heatmap[] | null {
  return result && conceptMaps(request, result)
}
