// The pool of scoring threads, started only where it pays: a thread needs half a second to begin.
import { availableParallelism, totalmem } from 'node:os'
import { localScorers } from '../engine/localScorers'
import type { OpenModel } from '../models/types'
import type { WasmFiles } from '../worker/backends/wasm'
import { openPool, type Pool, poolSize } from '../worker/pool'
import type { Wish } from './command'
import { startThread } from './thread'

interface Plan {
  readonly wish: Wish
  readonly model: OpenModel
  /** Milliseconds of one forward pass. */
  readonly pace: number
  readonly wasm: WasmFiles
  readonly scorer: string
}

const WORTH_MS = 1500

/** Null where one instance is as fast. */
export function openThreads({ wish, model, pace, wasm, scorer }: Plan): Pool | null {
  const size = poolSize(availableParallelism(), totalmem(), model.artifacts.weights.byteLength)
  if (wish.backend !== 'wasm' || size < 2) return null
  return openPool({
    artifacts: model.artifacts,
    output: wish.recipe.output,
    wasm,
    size: size - 1,
    spawn: () => startThread(scorer),
    local: localScorers(model.classifier),
    worth: (channels) => channels * samplesOf(wish) * pace > WORTH_MS,
  })
}

function samplesOf({ recipe }: Wish): number {
  const usual = { sscam: 35, iscam: 10 }[recipe.method] ?? 1
  return Number(recipe.params.samples ?? usual)
}
