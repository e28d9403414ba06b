// Computes one map of the grid; progress goes into the store, the result back to the flow.
import type { Progress } from '../../engine/types'
import type { EngineClient } from '../flow/engineClient'
import type { Done } from '../flow/runTask'
import type { CompareTask, EngineContents, LayerMapTask } from '../flow/tasks'
import type { Job, Store } from '../store'
import { withDone } from './compare'

interface CellRun<S> {
  readonly store: Store
  readonly engine: EngineClient
  readonly task: S
  readonly have: EngineContents
  readonly signal: AbortSignal
}

/** The stage behind the grid keeps its own map: the partial one is the cell's. */
export function cellJob({ cell }: CompareTask): Extract<Job, { kind: 'explaining' }> {
  return {
    kind: 'explaining',
    request: cell.request,
    done: 0,
    total: 0,
    pace: { ms: 0, steps: 0 },
    partial: null,
  }
}

export function compareCell(run: CellRun<CompareTask>): Promise<Done> {
  return cellRun(run, follow(run.store, run.task, run.signal))
}

/** The page says nothing of it: its row fills, and what is wanted is on show already. */
export function layerMap({ task, ...run }: CellRun<LayerMapTask>): Promise<Done> {
  return cellRun({ ...run, task: task.map })
}

async function cellRun(
  { store, engine, task, have, signal }: CellRun<CompareTask>,
  report: (progress: Progress) => void = () => undefined,
): Promise<Done> {
  const { cell, model } = task
  const result = await engine.explain(cell.request, { signal, report })
  const state = store.getState()
  const { classification, picture, recipe, backend } = state
  if (!classification || !picture) return { have }
  const made = {
    key: task.id,
    pictureKey: picture.key,
    modelKey: model.key,
    card: model.card,
    classification,
    backend: backend.kind === 'ready' ? backend.report : null,
  }
  const shown = { ...made, request: cell.request, result, recipe: { ...recipe, ...cell.change } }
  return { have, kept: shown, state: withDone(state, cell.key, shown) }
}

function follow(store: Store, task: CompareTask, signal: AbortSignal) {
  const begun = performance.now()
  return ({ done, total, partial }: Progress) => {
    if (signal.aborted) return
    const pace = { ms: performance.now() - begun, steps: done }
    store.setState(({ compare, picture }) => ({
      job: { ...cellJob(task), done, total, pace },
      compare:
        partial && picture
          ? {
              ...compare,
              partial: {
                key: task.cell.key,
                pictureKey: picture.key,
                modelKey: task.model.key,
                heatmap: partial,
              },
            }
          : compare,
    }))
  }
}
