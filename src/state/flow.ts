// Keeps what is shown in step with what is wanted: one step of the engine at a time, and a change that
// outdates the running step aborts it. The store is the only input and the only output.
import { isNamed } from '../engine/errors'
import { addFailure, clearFailures } from './alerts'
import { withDone, withFailed } from './compare'
import type { EngineClient } from './engineClient'
import { openPictureLoader, type PictureTools } from './pictureLoader'
import { restoreModel, restoreShown } from './restore'
import { type Done, jobOf, runStep } from './runStep'
import { type Have, nextStep, nothing, type Step, unsure } from './steps'
import type { Shown, Store } from './store'

export interface Flow {
  /** Ends the running step; what is wanted becomes what is shown again. */
  stop(): void
  /** Tries what failed again. */
  retry(): void
  /** Forgets failed runs, so that choosing the same once more runs it once more. */
  forgive(): void
  close(): void
}

export interface FlowTools extends PictureTools {
  readonly engine: EngineClient
  /** Results kept for going back. */
  readonly results?: number
  /** Milliseconds between two signs of progress. */
  readonly every?: number
}

export function startFlow(store: Store, tools: FlowTools): Flow {
  const pictures = openPictureLoader(store, tools)
  const { every = 120 } = tools
  const results = new Map<string, Shown>()
  const failed = new Set<string>()
  let have: Have = nothing
  let announced = ''
  let current: { readonly step: Step; readonly abort: AbortController } | null = null

  function sync(): void {
    pictures.sync()
    const step = nextStep(store.getState(), have)
    if (current) {
      if (step?.id !== current.step.id) outdate(step)
      return
    }
    const kept = step?.kind === 'explain' || step?.kind === 'compare' ? results.get(step.id) : undefined
    if (!step || failed.has(step.id)) idle()
    else if (!kept) begin(step)
    else if (step.kind === 'compare') store.setState(withDone(store.getState(), step.cell.key, kept))
    else {
      clearFailures(store)
      store.setState({ shown: { ...kept, recipe: store.getState().recipe } })
    }
  }

  /** The page speaks of what comes next at once, not only when the aborted run has ended. */
  function outdate(next: Step | null): void {
    current?.abort.abort()
    if (!next || next.id === announced) return
    announced = next.id
    store.setState({ job: jobOf(next) })
  }

  function idle(): void {
    if (store.getState().job.kind !== 'idle') store.setState({ job: { kind: 'idle' } })
  }

  function begin(step: Step): void {
    const abort = new AbortController()
    current = { step, abort }
    announced = step.id
    runStep({ store, engine: tools.engine, pictures, every }, step, { have, signal: abort.signal })
      .then((done) => {
        abort.signal.throwIfAborted()
        succeed(step, done)
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted || isNamed(error, 'AbortError')) have = unsure(have, step)
        else fail(step, error)
      })
      .finally(() => {
        if (current?.step === step) current = null
        sync()
      })
  }

  function succeed(step: Step, done: Done): void {
    have = done.have
    // From here on nothing runs: a change of the store begins the next step instead of aborting this one.
    current = null
    if (step.kind === 'explain') clearFailures(store)
    const shown = done.kept ?? done.state?.shown
    if (shown) keep(step.id, shown)
    store.setState(done.state ?? {})
  }

  function keep(id: string, shown: Shown): void {
    results.set(id, shown)
    for (const old of [...results.keys()].slice(0, -(tools.results ?? 48))) results.delete(old)
  }

  function fail(step: Step, error: unknown): void {
    if (step.kind === 'compare') store.setState(withFailed(store.getState(), step.cell.key, error))
    else failed.add(step.id)
    // Thumbnails are a courtesy: without them the list is as good.
    if (step.kind !== 'thumbnails' && step.kind !== 'compare') addFailure(store, error)
    if (isNamed(error, 'DeviceLost')) {
      tools.engine.close()
      have = nothing
    }
    if (step.kind === 'model') restoreModel(store)
    // A backend that somebody asked for and that does not start gives way to the best one.
    if (step.kind === 'start' && step.backend !== null)
      store.setState(({ recipe }) => ({ recipe: { ...recipe, backend: null } }))
  }

  const unsubscribe = store.subscribe(sync)
  sync()
  return {
    stop() {
      if (!current || current.step.kind === 'thumbnails') return
      if (current.step.kind === 'compare')
        return store.setState(({ compare }) => ({ compare: { ...compare, halted: true } }))
      failed.add(current.step.id)
      current.abort.abort()
      if (current.step.kind === 'model') restoreModel(store)
      else restoreShown(store)
    },
    retry() {
      failed.clear()
      pictures.retry()
      clearFailures(store)
      sync()
    },
    forgive: () => failed.clear(),
    close: unsubscribe,
  }
}
