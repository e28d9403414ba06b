// The one word for what the page is doing, as `data-phase` says it.
import { droppedName, type Recipe } from '../recipe/recipe'
import { wantedModel, wantedPicture } from './flow/sources'
import type { State } from './store'

export type Phase = 'empty' | 'loading' | 'classifying' | 'explaining' | 'done' | 'failed'

export function phaseOf(state: State): Phase {
  const { job } = state
  if (job.kind === 'explaining' || job.kind === 'classifying') return job.kind
  if (job.kind === 'model' || state.sorting !== null || state.fetching !== null) return 'loading'
  if (job.kind === 'starting') return wantedModel(state) && wantedPicture(state) ? 'loading' : 'empty'
  if (state.alerts.some((a) => a.kind === 'failure')) return 'failed'
  return state.model && state.picture ? 'done' : 'empty'
}

/** Its name, and the hash that tells it from others of that name. */
function modelAsked({ model, hash }: Recipe): string | null {
  const name = droppedName(model)
  return name !== null && hash !== null ? `${name} (${hash})` : name
}

/** Names of the files that the recipe speaks of and that nobody has given yet. */
export function missingFiles(state: State): readonly string[] {
  const model = state.model || state.given.model ? null : modelAsked(state.recipe)
  const picture = state.picture || state.given.picture ? null : droppedName(state.recipe.image)
  return [model, picture].filter((name) => name !== null)
}
