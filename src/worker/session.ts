// What the host holds between calls, and how it is let go.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import type { Baseline } from '../engine/metrics/types'
import type { Activations } from '../engine/probe/activations'
import type { ModelArtifacts, OpenModel } from '../models/types'
import type { Geometry, Pixels, Preprocess } from '../picture/types'
import type { Choice, Open, Refusal } from '../runtime/backend'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { Device } from '../runtime/device'
import type { Pool } from '../runtime/pool'
import type { BackendName, BackendReport } from '../runtime/types'
import type { Steps } from '../runtime/workers/steps'
import type { WorkerHandle } from '../runtime/workers/workerHandle'
import type { Forwards } from '../runtime/workload'
import type { Scored } from './scored'

/** What differs between a browser's worker, a thread of Node and a test. */
export interface Environment {
  readonly wasm: WasmFiles
  readonly cores: number
  readonly memoryBytes: number
  /** Starts a worker that exposes a ScorerHost; null where there are none. */
  readonly spawnScorer: (() => WorkerHandle) | null
  /** Reads the pixels of what openPicture got. */
  readonly pixelsOf: (picture: ImageBitmap) => Pixels
  readonly open?: Open
  /** Where fetched models are kept; nowhere, where there is none. */
  readonly caches?: CacheStorage | undefined
  /** Hears how long each step of an opening may be silent. */
  readonly steps?: Steps
}

/** The picture as the model sees it. */
export interface ModelInput {
  readonly tensor: Tensor4D
  readonly geometry: Geometry
  /** What runs that were stopped had found about it. */
  readonly scored: Map<string, Scored>
  /** What the picture's layers hold. */
  readonly activations: Activations
}

export interface Erasing {
  readonly input: ModelInput
  readonly data: Float32Array
  readonly fills: Map<Baseline, Float32Array | null>
}

export interface Death extends Refusal {
  readonly device: Device
  /** True where memory ran out under the model that is open: the next one may find room. */
  readonly full: boolean
}

export interface Session {
  choice: Choice | null
  forced: BackendName | null
  /** Backends that died, with the reason; a second death rules one out. */
  deaths: readonly Death[]
  /** The backend that the page knows of. */
  told: BackendName | null
  /** Tells the page that another one has taken over. */
  changed: (report: BackendReport) => void | Promise<void>
  /** Ends the call that runs. */
  running: AbortController | null
  model: OpenModel | null
  /** Of the current model; kept when its device dies. */
  artifacts: ModelArtifacts | null
  output: string | null
  pool: Pool | null
  pixels: Pixels | null
  /** Of the last classification. */
  preprocess: Preprocess | null
  input: ModelInput | null
  /** Values of the picture that parts are taken away from, and what takes their place. */
  erasing: Erasing | null
  /** Milliseconds of the last forward pass of one picture. */
  pace: number
  /** What the present run asks for. */
  forwards: Forwards
  /** How often masked runs of this model went out of memory; each time the chunks get smaller. */
  shortages: number
}

export const emptySession = (): Session => ({
  choice: null,
  forced: null,
  deaths: [],
  told: null,
  changed: () => {},
  running: null,
  model: null,
  artifacts: null,
  output: null,
  pool: null,
  pixels: null,
  preprocess: null,
  input: null,
  erasing: null,
  pace: 0,
  forwards: (channels) => channels,
  shortages: 0,
})

export function dropInput(session: Session): void {
  session.input?.activations.dispose()
  session.input?.tensor.dispose()
  session.input = null
  session.erasing = null
}

/** Frees the model and what was made for it; its artifacts stay readable. */
export function dropModel(session: Session): void {
  session.pool?.close()
  session.pool = null
  dropInput(session)
  session.model?.dispose()
  session.model = null
}
