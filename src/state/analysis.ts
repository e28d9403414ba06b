// What is worked out about the map on show on request: metrics, or what is left of it once weights are shuffled
// or another class is asked for.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Measures } from '../engine/metrics/types'
import { isNamed } from '../errors'
import { measuredOf } from '../recipe/measuredOf'
import type { SanityKind, SanityStep } from '../worker/api'
import type { Engine, Followed } from '../worker/client'
import { addFailure } from './alerts'
import { type CellFigures, openCellFigures } from './compare/cellFigures'
import type { Shown, Store } from './store'
import { openStageTools, type StageTools } from './tools/stageTools'

interface Progress {
  readonly done: number
  readonly total: number
}

export interface AnalysisState<T> {
  /** The map that is or was looked at; another one needs another analysis. */
  readonly key: string
  readonly progress: Progress | null
  readonly found: T | null
}

export interface Analysis<T> {
  readonly state: StoreApi<AnalysisState<T>>
  run(): Promise<void>
  stop(): void
}

export interface Analyses {
  readonly measures: Analysis<Measures>
  readonly sanity: Readonly<Record<SanityKind, Analysis<readonly SanityStep[]>>>
  /** Of the maps of the grid. */
  readonly cells: StoreApi<CellFigures>
  /** What is asked with the pointer on the stage. */
  readonly tools: StageTools
}

type AnalysisEngine = Pick<
  Engine,
  'measure' | 'sanity' | 'topTenth' | 'agreements' | 'erase' | 'inBox' | 'alike'
>

export function openAnalyses(store: Store, engine: AnalysisEngine): Analyses {
  const sanity = (kind: SanityKind) =>
    openAnalysis(store, ({ request, result: { heatmap } }, call) =>
      engine.sanity({ map: plain(heatmap), request, kind }, call),
    )
  return {
    cells: openCellFigures(store, engine),
    tools: openStageTools(store, engine),
    measures: openAnalysis(store, ({ request, result: { heatmap } }, call) =>
      engine.measure({ map: plain(heatmap), drawn: true, ...measuredOf(request.target) }, call),
    ),
    sanity: {
      cascading: sanity('cascading'),
      independent: sanity('independent'),
      classes: sanity('classes'),
    },
  }
}

const plain = ({ width, height, data }: Shown['result']['heatmap']) => ({ width, height, data })

type Work<T> = (shown: Shown, call: Followed<Progress>) => Promise<T>

function openAnalysis<T>(store: Store, work: Work<T>): Analysis<T> {
  const nothing: AnalysisState<T> = { key: '', progress: null, found: null }
  const state = createStore<AnalysisState<T>>(() => nothing)
  let running: AbortController | null = null
  const stop = () => {
    running?.abort()
    running = null
    if (state.getState().progress) state.setState(nothing)
  }
  // What is asked for next goes first, and figures of another map are of no use.
  store.subscribe(({ job, shown, probing }) => {
    if (running && (job.kind !== 'idle' || probing || shown?.key !== state.getState().key)) stop()
  })
  async function run(): Promise<void> {
    const { shown } = store.getState()
    if (!shown || running) return
    const abort = new AbortController()
    running = abort
    state.setState({ key: shown.key, progress: { done: 0, total: 1 }, found: null })
    const report = ({ done, total }: Progress) => {
      if (running === abort) state.setState({ progress: { done, total } })
    }
    try {
      const found = await work(shown, { signal: abort.signal, report })
      if (running === abort) state.setState({ found, progress: null })
    } catch (error) {
      if (running === abort) state.setState(nothing)
      if (!isNamed(error, 'AbortError')) addFailure(store, error, 'analysis')
    } finally {
      if (running === abort) running = null
    }
  }
  return { state, stop, run }
}
