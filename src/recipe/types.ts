// What is asked of the engine, plain: it crosses to the worker as it is.
import type { Convention, Fuse, Params, Target } from '../engine/types'

/** What the engine is asked for: plain data, so that it crosses to the worker. */
export interface ExplainRequest {
  readonly method: string
  readonly layers: readonly string[]
  readonly fuse: Fuse
  readonly target: Target
  readonly convention: Convention | null
  readonly params: Params
  readonly size: 'native' | 'input'
}
