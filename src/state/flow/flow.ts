// Keeps what is shown in step with what is wanted: one step of the engine at a time, and a change that
// outdates the running step aborts it. The store is the only input and the only output.
import { isNamed } from '../../errors'
import type { BackendName } from '../../runtime/types'
import { addFailure, clearFailures } from '../alerts'
import { withDone, withFailed } from '../compare/compare'
import type { Shown, Store } from '../store'
import type { EngineClient } from './engineClient'
import { openPictureLoader, type PictureLoader, type PictureTools } from './pictureLoader'
import { restoreModel, restoreShown } from './restore'
import { type Done, jobOf, runStep } from './runStep'
import { cellOfStep, type Have, isQuiet, nextStep, nothing, type Step, unsure } from './steps'
import { isOutdated, stoppedOf } from './stopped'

export interface Flow {
  /** Ends the running step. A map that grew stays as it is; else what is wanted becomes what is shown again. */
  stop(): void
  /** Tries what failed again. */
  retry(): void
  /** Forgets failed runs, so that choosing the same once more runs it once more. */
  clearFailed(): void
  close(): void
}

export interface FlowTools extends PictureTools {
  readonly engine: EngineClient
  /** Results kept for going back. */
  readonly results?: number
  /** Milliseconds between two signs of progress. */
  readonly every?: number
}

export const startFlow = (store: Store, tools: FlowTools): Flow => new RunningFlow(store, tools)

interface Current {
  readonly step: Step
  readonly abort: AbortController
}

class RunningFlow implements Flow {
  readonly #store: Store
  readonly #tools: FlowTools
  readonly #pictures: PictureLoader
  readonly #results = new Map<string, Shown>()
  readonly #failed = new Set<string>()
  /** Steps under which a worker died: the second death is a failure like others. */
  readonly #deadly = new Set<string>()
  readonly close: () => void
  #have: Have = nothing
  #announced = ''
  #current: Current | null = null

  constructor(store: Store, tools: FlowTools) {
    this.#store = store
    this.#tools = tools
    this.#pictures = openPictureLoader(store, tools)
    this.close = store.subscribe(() => this.#sync())
    this.#sync()
  }

  stop(): void {
    const step = this.#running()
    if (!step || isQuiet(step) || this.#isFailed(step)) return void this.#pictures.stop()
    if (step.kind === 'compare') {
      this.#store.setState(({ compare }) => ({ compare: { ...compare, halted: true } }))
      return
    }
    const stopped = stoppedOf(this.#store.getState(), step)
    this.#failed.add(step.id)
    this.#current?.abort.abort()
    if (stopped) this.#store.setState({ stopped })
    else if (step.kind === 'model') restoreModel(this.#store)
    else restoreShown(this.#store)
  }

  /** What the page says is running: where a step ends that is outdated, the one after it. */
  #running(): Step | null {
    if (this.#current && !this.#current.abort.signal.aborted) return this.#current.step
    return nextStep(this.#store.getState(), this.#have, this.#failed)
  }

  retry(): void {
    this.clearFailed()
    clearFailures(this.#store)
    this.#sync()
  }

  clearFailed(): void {
    this.#failed.clear()
    this.#deadly.clear()
    this.#pictures.retry()
  }

  #sync(): void {
    this.#pictures.sync()
    const { stopped } = this.#store.getState()
    if (stopped && isOutdated(stopped, this.#store.getState())) this.#store.setState({ stopped: null })
    const step = nextStep(this.#store.getState(), this.#have, this.#failed)
    if (this.#current) {
      const { step: running, abort } = this.#current
      if (step?.id !== running.id || abort.signal.aborted) this.#outdate(step)
    } else if (!step || this.#isFailed(step)) this.#idle()
    else if (!this.#showKept(step)) this.#begin(step)
  }

  /** A cell says itself what failed: the grid goes on, also where the same map failed on the stage. */
  #isFailed({ kind, id }: Step): boolean {
    return kind !== 'compare' && this.#failed.has(id)
  }

  /** True where the map was computed before and is on show again. */
  #showKept(step: Step): boolean {
    const asCell = cellOfStep(step)
    const kept = asCell || step.kind === 'explain' ? this.#results.get(asCell?.id ?? step.id) : undefined
    if (!kept) return false
    const state = this.#store.getState()
    if (asCell) this.#store.setState(withDone(state, asCell.cell.key, kept))
    else {
      clearFailures(this.#store)
      this.#store.setState({ shown: { ...kept, recipe: state.recipe } })
    }
    return true
  }

  /** The page speaks of what comes next at once, not only when the aborted run has ended. */
  #outdate(next: Step | null): void {
    this.#current?.abort.abort()
    if (!next || next.id === this.#announced) return
    this.#announced = next.id
    this.#store.setState({ job: jobOf(next) })
  }

  #idle(): void {
    if (this.#store.getState().job.kind !== 'idle') this.#store.setState({ job: { kind: 'idle' } })
  }

  #begin(step: Step): void {
    const abort = new AbortController()
    const { signal } = abort
    this.#current = { step, abort }
    this.#announced = step.id
    const { engine, every = 120 } = this.#tools
    const tools = { store: this.#store, engine, pictures: this.#pictures, every }
    runStep(tools, step, { have: this.#have, signal })
      .then((done) => {
        signal.throwIfAborted()
        this.#succeed(step, done)
      })
      .catch((error: unknown) => {
        if (signal.aborted || isNamed(error, 'AbortError')) this.#have = unsure(this.#have, step)
        else this.#fail(step, error)
      })
      .finally(() => {
        if (this.#current?.step === step) this.#current = null
        this.#sync()
      })
  }

  #succeed(step: Step, done: Done): void {
    this.#have = done.have
    this.#deadly.delete(step.id)
    // From here on nothing runs: a change of the store begins the next step instead of aborting this one.
    this.#current = null
    if (step.kind === 'explain') clearFailures(this.#store)
    const shown = done.kept ?? done.state?.shown
    if (shown) this.#keep(shown)
    this.#store.setState(done.state ?? {})
  }

  #keep(shown: Shown): void {
    this.#results.set(shown.key, shown)
    const most = this.#tools.results ?? 48
    for (const old of [...this.#results.keys()].slice(0, -most)) this.#results.delete(old)
  }

  #fail(step: Step, error: unknown): void {
    const store = this.#store
    if (isNamed(error, 'WorkerLost')) {
      this.#tools.engine.close()
      this.#have = nothing
      // Once more by itself, on a new worker: the model and the picture come back with it.
      if (!this.#deadly.has(step.id)) return void this.#deadly.add(step.id)
    }
    const asCell = cellOfStep(step)
    if (asCell) store.setState(withFailed(store.getState(), asCell.cell.key, error))
    else if (!isQuiet(step)) addFailure(store, error)
    if (step.kind === 'model') restoreModel(store)
    if (step.kind === 'start') this.#otherBackend(step.backend, error)
    // Last: with it the next step is another one, which begins when this one has ended.
    if (step.kind !== 'compare') this.#failed.add(step.id)
  }

  /** One that cannot be had gives way to the best, or to the one that still runs where its code could not be fetched. */
  #otherBackend(asked: BackendName | null, error: unknown): void {
    const { backend } = this.#have
    const kept = isNamed(error, 'NotReadable') && backend !== undefined ? backend : null
    if (asked !== kept) this.#store.setState(({ recipe }) => ({ recipe: { ...recipe, backend: kept } }))
  }
}
