// Keeps what is shown in step with what is wanted: one task of the engine at a time, and a change that
// outdates the running task aborts it. The store is the only input and the only output.
import { isNamed } from '../../errors'
import { addFailure, clearFailures, sayStopped } from '../alerts'
import { withDone, withFailed } from '../compare/compare'
import type { Store } from '../store'
import type { Flow, FlowTools } from './flowTypes'
import { openPictureLoader, type PictureLoader } from './pictureLoader'
import { type Asked, askedOf, otherBackend, restoreModel, restoreShown } from './restore'
import { openResults, type Results, shownAgain } from './results'
import { openRunRemarks } from './runRemarks'
import { type Done, describeJob, runTask } from './runTask'
import { isOutdated, stoppedOf } from './stopped'
import { afterAbort, cellOfTask, type EngineContents, isQuiet, nextTask, nothing, type Task } from './tasks'

export const startFlow = (store: Store, tools: FlowTools): Flow => new RunningFlow(store, tools)

class RunningFlow implements Flow {
  readonly #store: Store
  readonly #tools: FlowTools
  readonly #pictures: PictureLoader
  readonly #results: Results
  readonly #remark: () => void
  readonly #failed = new Set<string>()
  /** Steps under which a worker died: the second death is a failure like others. */
  readonly #deadly = new Set<string>()
  readonly close: () => void
  #have: EngineContents = nothing
  #announced = ''
  #asked: Asked | null = null
  #current: { readonly task: Task; readonly abort: AbortController } | null = null

  constructor(store: Store, tools: FlowTools) {
    this.#store = store
    this.#tools = tools
    this.#pictures = openPictureLoader(store, tools, () => this.#asked)
    this.#results = openResults(tools.results ?? 48)
    this.#remark = openRunRemarks(store)
    this.close = store.subscribe(() => this.#sync())
    this.#sync()
  }

  stop(): void {
    const task = this.#running()
    if (!task || isQuiet(task) || this.#isFailed(task)) return void this.#stopPicture()
    if (task.kind === 'compare') {
      this.#store.setState(({ compare }) => ({ compare: { ...compare, halted: true } }))
      return
    }
    const stopped = stoppedOf(this.#store.getState(), task)
    this.#failed.add(task.id)
    this.#current?.abort.abort()
    if (stopped) this.#store.setState({ stopped })
    else if (task.kind === 'model') restoreModel(this.#store)
    else restoreShown(this.#store)
    if (!stopped) sayStopped(this.#store)
  }

  #stopPicture(): void {
    if (this.#store.getState().fetching === null) return
    this.#pictures.stop()
    sayStopped(this.#store)
  }

  /** What the page says is running: where a task ends that is outdated, the one after it. */
  #running(): Task | null {
    if (this.#current && !this.#current.abort.signal.aborted) return this.#current.task
    return this.#next()
  }

  #next(): Task | null {
    return nextTask(this.#store.getState(), this.#have, this.#failed, this.#current?.task.kind)
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

  renew(): void {
    this.#tools.engine.giveUp()
  }

  engineLost(): void {
    if (this.#current) return
    this.#have = nothing
    this.#sync()
  }

  #sync(): void {
    this.#pictures.sync()
    const { stopped } = this.#store.getState()
    if (stopped && isOutdated(stopped, this.#store.getState())) this.#store.setState({ stopped: null })
    const task = this.#next()
    this.#note(task)
    if (this.#current) {
      const { task: running, abort } = this.#current
      if (task?.id !== running.id || abort.signal.aborted) this.#outdate(task)
    } else if (!task || this.#isFailed(task)) this.#idle()
    else if (!this.#showKept(task)) this.#begin(task)
  }

  /** What failed or was stopped is not asked for again when a model or a picture that cannot be had gives way. */
  #note(task: Task | null): void {
    const state = this.#store.getState()
    const asked = askedOf(state)
    if (!asked) return
    this.#asked = state.stopped || (task && this.#isFailed(task)) ? null : asked
    if (!task || task.kind === 'explain' || isQuiet(task)) this.#remark()
  }

  /** A cell says itself what failed: the grid goes on, also where the same map failed on the stage. */
  #isFailed({ kind, id }: Task): boolean {
    return kind !== 'compare' && this.#failed.has(id)
  }

  /** True where the map was computed before and is on show again. */
  #showKept(task: Task): boolean {
    const asCell = cellOfTask(task)
    const kept = asCell || task.kind === 'explain' ? this.#results.find(asCell?.id ?? task.id) : undefined
    if (!kept) return false
    const state = this.#store.getState()
    if (asCell) this.#store.setState(withDone(state, asCell.cell.key, kept))
    else {
      clearFailures(this.#store, 'run', 'analysis')
      this.#store.setState({ shown: shownAgain(kept, state) })
    }
    return true
  }

  /** The page speaks of what comes next at once, not only when the aborted run has ended. */
  #outdate(next: Task | null): void {
    this.#current?.abort.abort()
    if (!next || next.id === this.#announced) return
    this.#announced = next.id
    this.#store.setState({ job: describeJob(next) })
  }

  #idle(): void {
    if (this.#store.getState().job.kind !== 'idle') this.#store.setState({ job: { kind: 'idle' } })
  }

  #begin(task: Task): void {
    const abort = new AbortController()
    const { signal } = abort
    this.#current = { task, abort }
    this.#announced = task.id
    const tools = { every: 120, ...this.#tools, store: this.#store, pictures: this.#pictures }
    runTask(tools, task, { have: this.#have, signal })
      .then((done) => {
        signal.throwIfAborted()
        this.#succeed(task, done)
      })
      .catch((error: unknown) => {
        if (signal.aborted || isNamed(error, 'AbortError')) this.#have = afterAbort(this.#have, task)
        else this.#fail(task, error)
      })
      .finally(() => {
        if (this.#current?.task === task) this.#current = null
        this.#sync()
      })
  }

  #succeed(task: Task, done: Done): void {
    this.#have = done.have
    this.#deadly.delete(task.id)
    // From here on nothing runs: a change of the store begins the next task instead of aborting this one.
    this.#current = null
    if (task.kind === 'explain') clearFailures(this.#store, 'run', 'analysis')
    if (task.kind === 'model') clearFailures(this.#store, 'model')
    const shown = done.kept ?? done.state?.shown
    if (shown) this.#results.keep(shown)
    this.#store.setState(done.state ?? {})
  }

  #fail(task: Task, error: unknown): void {
    const store = this.#store
    if (isNamed(error, 'WorkerLost')) {
      this.#tools.engine.close()
      this.#have = nothing
      // Once more by itself, on a new worker: the model and the picture come back with it.
      if (!this.#deadly.has(task.id)) return void this.#deadly.add(task.id)
    }
    const asCell = cellOfTask(task)
    if (asCell) store.setState(withFailed(store.getState(), asCell.cell.key, error))
    else if (task.kind === 'beside') this.#tools.beside?.failed(task.id, error)
    else if (!isQuiet(task)) addFailure(store, error, task.kind === 'model' ? 'model' : 'run')
    if (task.kind === 'model') restoreModel(store, this.#asked)
    if (task.kind === 'start') otherBackend(store, { asked: task.backend, had: this.#have.backend, error })
    // Last: with it the next task is another one, which begins when this one has ended.
    if (task.kind !== 'compare') this.#failed.add(task.id)
  }
}
