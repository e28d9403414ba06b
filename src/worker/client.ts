// The page's side of the worker: start, call, cancel, and what happens when the worker dies.
import { proxy, transfer } from 'comlink'
import type { TopTenth } from '../engine/metrics/topTenth'
import type { BoxFigures, Measures } from '../engine/metrics/types'
import type { Alike, AlikeAt, ClassScore } from '../engine/outcomeTypes'
import type { Heatmap, Progress } from '../engine/types'
import type { ModelCard } from '../models/types'
import type { Preprocess } from '../picture/types'
import type { ExplainRequest } from '../recipe/types'
import type { BackendName, BackendReport } from '../runtime/types'
import type { WorkerHandle } from '../runtime/workers/workerHandle'
import type {
  Aside,
  Classification,
  Erased,
  ExplainResult,
  LoadProgress,
  Memory,
  ModelSource,
  SanityStep,
} from './api'
import { type LifeEvents, openLife, stopped } from './life'
import type {
  AsideMeasure,
  AsideRequest,
  BoxRequest,
  EraseRequest,
  MeasureRequest,
  SanityRequest,
} from './requests'

export interface Call {
  /** Aborting it rejects the call at once and stops the work behind it. */
  readonly signal?: AbortSignal | undefined
}

export interface Followed<P> extends Call {
  readonly report?: ((progress: P) => void) | undefined
}

/** Calls are worked off one after the other; one whose signal is aborted while it waits is never sent. */
export interface Engine {
  /**
   * Chooses the backend, or takes the one named. Starts a worker where there is none, also after a death.
   * `changed` is called whenever another backend takes over, because that one failed under work.
   * `next`, the model that will be opened, is read meanwhile.
   */
  start(
    forced: BackendName | null,
    changed?: (report: BackendReport) => void,
    next?: ModelSource | null,
  ): Promise<BackendReport>
  openModel(source: ModelSource, output: string | null, call?: Followed<LoadProgress>): Promise<ModelCard>
  /** The bitmap is transferred: the page's copy is closed afterwards. */
  openPicture(picture: ImageBitmap, call?: Call): Promise<{ readonly width: number; readonly height: number }>
  classify(preprocess: Preprocess, call?: Call): Promise<Classification>
  tryScales(list: readonly Preprocess[], call?: Call): Promise<readonly ClassScore[]>
  explain(request: ExplainRequest, call?: Followed<Progress>): Promise<ExplainResult>
  /** The bitmap is transferred. */
  aside(picture: ImageBitmap, request: AsideRequest, call?: Followed<Progress>): Promise<Aside>
  /** The bitmap is transferred. */
  measureAside(picture: ImageBitmap, request: AsideMeasure, call?: Followed<Progress>): Promise<Measures>
  topTenth(request: MeasureRequest, call?: Followed<Progress>): Promise<TopTenth>
  measure(request: MeasureRequest, call?: Followed<Progress>): Promise<Measures>
  sanity(request: SanityRequest, call?: Followed<Progress>): Promise<readonly SanityStep[]>
  erase(request: EraseRequest, call?: Call): Promise<Erased>
  inBox(request: BoxRequest, call?: Call): Promise<BoxFigures>
  agreements(maps: readonly MeasureRequest['map'][], call?: Call): Promise<readonly (readonly number[])[]>
  alike(at: AlikeAt, call?: Call): Promise<Alike>
  thumbnails(layers: readonly string[], call?: Call): Promise<readonly Heatmap[]>
  /** Once all that was sent is done, or at once, between two steps of what runs. */
  memory(when: 'settled' | 'now'): Promise<Memory>
  /** Ends a worker that somebody holds for hung, as its death does. */
  giveUp(): void
  /** Ends the worker and fails what is under way; `start` begins again. */
  close(): void
}

/** @param spawn starts a worker that exposes a Host */
export function openEngine(spawn: () => WorkerHandle, events: LifeEvents = {}): Engine {
  const { begin, call, now, giveUp, close } = openLife(spawn, events)
  return {
    start(forced, changed = () => {}, next = null) {
      begin()
      return call((host) => host.start(forced, proxy(changed), next))
    },
    openModel: (source, output, { signal, report } = {}) =>
      call((host) => host.openModel(source, output, reporter(report, signal)), { signal }),
    openPicture: (picture, { signal } = {}) =>
      call((host) => host.openPicture(transfer(picture, [picture])), { signal }),
    classify: (preprocess, { signal } = {}) => call((host) => host.classify(preprocess), { signal }),
    tryScales: (list, { signal } = {}) => call((host) => host.tryScales(list), { signal }),
    explain: (request, { signal, report } = {}) =>
      call((host) => host.explain(request, reporter(report, signal)), { signal }),
    aside: (picture, request, { signal, report } = {}) =>
      call((host) => host.aside(transfer(picture, [picture]), request, reporter(report, signal)), { signal }),
    measureAside: (picture, request, { signal, report } = {}) =>
      call((host) => host.measureAside(transfer(picture, [picture]), request, reporter(report, signal)), {
        signal,
      }),
    topTenth: (request, { signal, report } = {}) =>
      call((host) => host.topTenth(request, reporter(report, signal)), { signal }),
    measure: (request, { signal, report } = {}) =>
      call((host) => host.measure(request, reporter(report, signal)), { signal }),
    sanity: (request, { signal, report } = {}) =>
      call((host) => host.sanity(request, reporter(report, signal)), { signal }),
    erase: (request, { signal } = {}) => call((host) => host.erase(request), { signal }),
    inBox: (request, { signal } = {}) => call((host) => host.inBox(request), { signal }),
    agreements: (maps, { signal } = {}) => call((host) => host.agreements(maps), { signal }),
    alike: (at, { signal } = {}) => call((host) => host.alike(at), { signal }),
    thumbnails: (layers, { signal } = {}) => call((host) => host.thumbnails(layers), { signal }),
    memory: (when) => (when === 'now' ? now : call)((host) => host.memory()),
    giveUp,
    close,
  }
}

/** The worker's report comes here; a throw travels back into the worker and unwinds the run. */
function reporter<P>(report: ((p: P) => void) | undefined, signal: AbortSignal | undefined) {
  return proxy((progress: P) => {
    if (signal?.aborted) throw stopped()
    report?.(progress)
  })
}
