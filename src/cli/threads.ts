// The pool of scoring threads, started only where it pays: a thread needs half a second to begin.
import { availableParallelism, totalmem } from 'node:os'
import type { OpenScorers } from '../engine/types'
import type { OpenModel } from '../models/types'
import { backendCard } from '../runtime/backends/cards'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { NativeModel } from '../runtime/native/nativeScorers'
import { openPool, type Pool } from '../runtime/pool'
import { paysForWorkers, poolSize } from '../runtime/poolSize'
import { countForwards } from '../runtime/workload'
import type { Options } from './options'
import { startThread } from './thread'

interface ThreadsOptions {
  readonly options: Options
  readonly model: OpenModel
  /** Milliseconds of one forward pass. */
  readonly pace: number
  readonly wasm: WasmFiles
  readonly scorer: string
  /** Of the host's own instance. */
  readonly local: OpenScorers
  readonly native: NativeModel | null
}

const WORTH_MS = 1500

/** Null where one instance is as fast. */
export function openThreads({
  options,
  model,
  pace,
  wasm,
  scorer,
  local,
  native,
}: ThreadsOptions): Pool | null {
  const weightBytes = model.artifacts.weights.byteLength
  const size = options.workers ?? poolSize(availableParallelism(), totalmem(), weightBytes)
  if (!backendCard(options.backend).poolable || size < 2) return null
  const forwards = countForwards(options.recipe.method, options.recipe.params)
  return openPool({
    artifacts: model.artifacts,
    output: options.recipe.output,
    wasm,
    size: size - 1,
    spawn: () => startThread(scorer),
    local,
    native,
    worth: (channels) =>
      options.workers !== null ||
      paysForWorkers({ forwards: forwards(channels), pace, weightBytes }, WORTH_MS),
  })
}
