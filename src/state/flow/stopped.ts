// A map that somebody stopped on its way stays on show until something else is asked for, or it is finished.
import { makeExplainRequest } from '../../recipe/explainRequest'
import type { Shown, State } from '../store'
import type { Task } from './tasks'

export interface Stopped extends Omit<Shown, 'result'> {
  readonly heatmap: Shown['result']['heatmap']
  readonly done: number
  readonly total: number
}

/** What there is of the map of this task; null where nothing is to be seen of it yet. */
export function stoppedOf(state: State, task: Task): Stopped | null {
  const { job, picture, model, classification, recipe, stopped } = state
  if (task.kind !== 'explain' || job.kind !== 'explaining' || !picture || !model || !classification)
    return null
  // Stopped again before the run that goes on said anything.
  if (!job.partial) return stopped?.key === task.id ? stopped : null
  const { request, done, total, partial: heatmap } = job
  const made = { key: task.id, pictureKey: picture.key, modelKey: model.key, card: model.card }
  return { ...made, classification, request, recipe, heatmap, done, total }
}

/** True once it is finished, or is no longer what is asked for. */
export function isOutdated(
  stopped: Stopped,
  { shown, model, picture, recipe, classification }: State,
): boolean {
  if (shown?.key === stopped.key || classification !== stopped.classification || !model) return true
  if (model.key !== stopped.modelKey || picture?.key !== stopped.pictureKey) return true
  const { request } = makeExplainRequest(recipe, model.card, classification)
  return JSON.stringify(request) !== JSON.stringify(stopped.request)
}
