// All metrics of the map on show, on request: curves, ROAD and the rest take some hundred forward passes.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Measures } from '../engine/metrics/types'
import { isNamed } from '../errors'
import type { Engine } from '../worker/client'
import { addFailure } from './alerts'
import type { Store } from './store'

export interface MeasuringState {
  /** The map that is or was measured; another one needs another measuring. */
  readonly key: string
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly measures: Measures | null
}

export interface Measuring {
  readonly state: StoreApi<MeasuringState>
  run(): Promise<void>
  stop(): void
}

const nothing: MeasuringState = { key: '', progress: null, measures: null }

export function openMeasuring(store: Store, engine: Pick<Engine, 'measure'>): Measuring {
  const state = createStore<MeasuringState>(() => nothing)
  let running: AbortController | null = null
  const stop = () => {
    running?.abort()
    running = null
    if (state.getState().progress) state.setState(nothing)
  }
  // What is asked for next goes first, and figures of another map are of no use.
  store.subscribe(({ job, shown }) => {
    if (running && (job.kind !== 'idle' || shown?.key !== state.getState().key)) stop()
  })
  return {
    state,
    stop,
    async run() {
      const { shown } = store.getState()
      if (!shown || running) return
      const abort = new AbortController()
      running = abort
      state.setState({ key: shown.key, progress: { done: 0, total: 1 }, measures: null })
      const { width, height, data } = shown.result.heatmap
      const request = { map: { width, height, data }, classIndex: shown.request.target.classIndex }
      const report = ({ done, total }: { done: number; total: number }) => {
        if (running === abort) state.setState({ progress: { done, total } })
      }
      try {
        const measures = await engine.measure(request, { signal: abort.signal, report })
        if (running === abort) state.setState({ measures, progress: null })
      } catch (error) {
        if (running === abort) state.setState(nothing)
        if (!isNamed(error, 'AbortError')) addFailure(store, error)
      } finally {
        if (running === abort) running = null
      }
    },
  }
}
