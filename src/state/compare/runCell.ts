// Computes one map of the grid; progress goes into the store, the result back to the flow.
import type { Progress } from '../../engine/types'
import type { EngineClient } from '../flow/engineClient'
import type { Done } from '../flow/runStep'
import type { CompareStep, Have, LayerMapStep } from '../flow/steps'
import type { Job, Store } from '../store'
import { withDone } from './compare'

interface CellRun<S> {
  readonly store: Store
  readonly engine: EngineClient
  readonly step: S
  readonly have: Have
  readonly signal: AbortSignal
}

/** The stage behind the grid keeps its own map: the partial one is the cell's. */
export function cellJob({ cell }: CompareStep): Extract<Job, { kind: 'explaining' }> {
  return {
    kind: 'explaining',
    request: cell.request,
    done: 0,
    total: 0,
    pace: { ms: 0, steps: 0 },
    partial: null,
  }
}

export function compareCell(run: CellRun<CompareStep>): Promise<Done> {
  return cellRun(run, follow(run.store, run.step, run.signal))
}

/** The page says nothing of it: its row fills, and what is wanted is on show already. */
export function layerMap({ step, ...run }: CellRun<LayerMapStep>): Promise<Done> {
  return cellRun({ ...run, step: step.map })
}

async function cellRun(
  { store, engine, step, have, signal }: CellRun<CompareStep>,
  report: (progress: Progress) => void = () => undefined,
): Promise<Done> {
  const { cell, model } = step
  const result = await engine.explain(cell.request, { signal, report })
  const state = store.getState()
  const { classification, picture, recipe } = state
  if (!classification || !picture) return { have }
  const made = {
    key: step.id,
    pictureKey: picture.key,
    modelKey: model.key,
    card: model.card,
    classification,
  }
  const shown = { ...made, request: cell.request, result, recipe: { ...recipe, ...cell.change } }
  return { have, kept: shown, state: withDone(state, cell.key, shown) }
}

function follow(store: Store, step: CompareStep, signal: AbortSignal) {
  const begun = performance.now()
  return ({ done, total, partial }: Progress) => {
    if (signal.aborted) return
    const pace = { ms: performance.now() - begun, steps: done }
    store.setState(({ compare, picture }) => ({
      job: { ...cellJob(step), done, total, pace },
      compare:
        partial && picture
          ? {
              ...compare,
              partial: {
                key: step.cell.key,
                pictureKey: picture.key,
                modelKey: step.model.key,
                heatmap: partial,
              },
            }
          : compare,
    }))
  }
}
