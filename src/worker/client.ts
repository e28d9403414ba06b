// The page's side of the worker: start, call, cancel, and what happens when the worker dies.
// A call to a dead worker never settles by itself, so each call races with the worker's death.
import { proxy, type Remote, transfer, wrap } from 'comlink'
import type { TopTenth } from '../engine/metrics/topTenth'
import type { Measures } from '../engine/metrics/types'
import type { ClassScore } from '../engine/outcomeTypes'
import type { Heatmap, Progress } from '../engine/types'
import { failure } from '../errors'
import type { ModelCard } from '../models/types'
import type { Preprocess } from '../picture/types'
import type { ExplainRequest } from '../recipe/types'
import { startWorker } from '../runtime/startWorker'
import type { BackendName, BackendReport } from '../runtime/types'
import { type DeathWatch, deathWatch, handleOf, type WorkerHandle } from '../runtime/workerHandle'
import type {
  Classification,
  ExplainResult,
  Host,
  LoadProgress,
  MeasureRequest,
  Memory,
  ModelSource,
} from './api'
import script from './worker?worker&url'

export interface Call {
  /** Aborting it rejects the call at once and stops the work behind it. */
  readonly signal?: AbortSignal | undefined
}

export interface Followed<P> extends Call {
  readonly report?: ((progress: P) => void) | undefined
}

/** Calls are worked off one after the other; one whose signal is aborted while it waits is never sent. */
export interface Engine {
  /** Chooses the backend, or takes the one named. Starts a worker where there is none, also after a death. */
  start(forced: BackendName | null): Promise<BackendReport>
  openModel(source: ModelSource, output: string | null, call?: Followed<LoadProgress>): Promise<ModelCard>
  /** The bitmap is transferred: the page's copy is closed afterwards. */
  openPicture(picture: ImageBitmap, call?: Call): Promise<{ readonly width: number; readonly height: number }>
  classify(preprocess: Preprocess, call?: Call): Promise<Classification>
  tryScales(list: readonly Preprocess[], call?: Call): Promise<readonly ClassScore[]>
  explain(request: ExplainRequest, call?: Followed<Progress>): Promise<ExplainResult>
  topTenth(request: MeasureRequest, call?: Followed<Progress>): Promise<TopTenth>
  measure(request: MeasureRequest, call?: Followed<Progress>): Promise<Measures>
  thumbnails(layers: readonly string[], call?: Call): Promise<readonly Heatmap[]>
  /** Once all that was sent is done, or at once, between two steps of what runs. */
  memory(when: 'settled' | 'now'): Promise<Memory>
  /** Ends the worker and fails what is under way; `start` begins again. */
  close(): void
}

const stopped = () => failure('AbortError', 'The run was stopped.')

/** @param spawn starts a worker that exposes a Host */
export function openEngine(spawn: () => WorkerHandle = spawnWorker): Engine {
  const { begin, call, now, close } = openLife(spawn)
  return {
    start(forced) {
      begin()
      return call((host) => host.start(forced))
    },
    openModel: (source, output, { signal, report } = {}) =>
      call((host) => host.openModel(source, output, reporter(report, signal)), signal),
    openPicture: (picture, { signal } = {}) =>
      call((host) => host.openPicture(transfer(picture, [picture])), signal),
    classify: (preprocess, { signal } = {}) => call((host) => host.classify(preprocess), signal),
    tryScales: (list, { signal } = {}) => call((host) => host.tryScales(list), signal),
    explain: (request, { signal, report } = {}) =>
      call((host) => host.explain(request, reporter(report, signal)), signal),
    topTenth: (request, { signal, report } = {}) =>
      call((host) => host.topTenth(request, reporter(report, signal)), signal),
    measure: (request, { signal, report } = {}) =>
      call((host) => host.measure(request, reporter(report, signal)), signal),
    thumbnails: (layers, { signal } = {}) => call((host) => host.thumbnails(layers), signal),
    memory: (when) => (when === 'now' ? now : call)((host) => host.memory()),
    close,
  }
}

type Send<T> = (host: Remote<Host>) => Promise<T>

interface Life {
  readonly host: Remote<Host>
  readonly line: DeathWatch
  /** Settles when the worker is done with all that was sent to it. */
  queue: Promise<unknown>
}

/** One worker after another: begun, called, dead. */
function openLife(spawn: () => WorkerHandle) {
  let life: Life | null = null
  const died = (why: string) => {
    life = null
    return failure('DeviceLost', `The engine stopped because ${why}; try again or reload the page.`)
  }
  const withLife = <T>(use: (life: Life) => Promise<T>): Promise<T> =>
    life ? use(life) : Promise.reject(failure('DeviceLost', 'The engine is not running; reload the page.'))
  return {
    begin() {
      if (life) return
      const line = spawn()
      life = { host: wrap<Host>(line.endpoint), line: deathWatch(line, died), queue: Promise.resolve() }
    },
    /** After all calls before it. */
    call: <T>(send: Send<T>, signal?: AbortSignal): Promise<T> =>
      withLife((present) => unlessAborted(inTurn(present, send, signal), signal)),
    /** Past the calls that wait. */
    now: <T>(send: Send<T>): Promise<T> => withLife(({ host, line }) => line.hold(send(host))),
    close() {
      life?.line.cut(failure('DeviceLost', 'The engine was closed; reload the page.'))
      life = null
    },
  }
}

function inTurn<T>(life: Life, send: Send<T>, signal: AbortSignal | undefined): Promise<T> {
  const work = life.queue.then(() => {
    if (signal?.aborted) throw stopped()
    return send(life.host)
  })
  const session = life.line.hold(work)
  life.queue = session.catch(() => undefined)
  return session
}

/** The worker's report comes here; a throw travels back into the worker and unwinds the run. */
function reporter<P>(report: ((p: P) => void) | undefined, signal: AbortSignal | undefined) {
  return proxy((progress: P) => {
    if (signal?.aborted) throw stopped()
    report?.(progress)
  })
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stop = () => reject(stopped())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function spawnWorker(): WorkerHandle {
  return handleOf(startWorker(script, 'engine'))
}
