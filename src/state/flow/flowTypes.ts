// What the flow is asked by the rest of the page, and what it works with.
import type { Beside } from './beside'
import type { EngineClient } from './engineClient'
import type { PictureTools } from './pictureLoader'

export interface Flow {
  /** Ends the running task. A map that grew stays as it is; else what is wanted becomes what is shown again. */
  stop(): void
  /** Tries what failed again. */
  retry(): void
  /** Forgets failed runs, so that choosing the same once more runs it once more. */
  clearFailed(): void
  /** A worker that is silent for long is held for hung: it gives way to another one. */
  renew(): void
  /** The engine's worker is gone. At rest another one begins at once, with model and picture; a task fails by itself. */
  engineLost(): void
  close(): void
}

export interface FlowTools extends PictureTools {
  readonly engine: EngineClient
  readonly beside?: Beside
  /** Results kept for going back. */
  readonly results?: number
  /** Milliseconds between two signs of progress. */
  readonly every?: number
}
