// One engine for all elements of a page: they take turns, and a model that several show is opened once in a row.
import { failure, isNamed } from '../../errors'
import type { ModelCard } from '../../models/types'
import type { BackendName } from '../../runtime/types'
import { holdWorker } from '../../runtime/workers/workerHandle'
import type { ModelSource } from '../../worker/api'
import { type Engine, openEngine } from '../../worker/client'

export interface Desk {
  readonly engine: Engine
  /** Opens it unless it is the one that is open. `key` tells models apart. */
  modelOf(source: ModelSource, key: string, options: ModelOptions): Promise<ModelCard>
}

interface ModelOptions {
  readonly output: string | null
  readonly backend: BackendName | null
  readonly signal: AbortSignal
}

export type TakeTurn = <T>(signal: AbortSignal, work: (desk: Desk) => Promise<T>) => Promise<T>

export function openDesk(spawn: () => Worker): TakeTurn {
  const engine = openEngine(() => holdWorker(spawn()))
  let open: { readonly key: string; readonly card: ModelCard } | null = null
  let last: Promise<unknown> = Promise.resolve()
  const desk: Desk = {
    engine,
    async modelOf(source, key, { output, backend, signal }) {
      const whole = `${key} ${output} ${backend}`
      await engine.start(backend)
      if (open?.key === whole) return open.card
      open = null
      const card = await engine.openModel(source, output, { signal })
      open = { key: whole, card }
      return card
    },
  }
  return (signal, work) => {
    const turn = last.then(async () => {
      if (signal.aborted) throw failure('AbortError', 'The run was stopped.')
      try {
        return await work(desk)
      } catch (error) {
        if (!isNamed(error, 'WorkerLost')) throw error
        // It took the model with it. Once more, on the next worker.
        open = null
        if (signal.aborted) throw error
        return await work(desk)
      }
    })
    last = turn.catch(() => undefined)
    return turn
  }
}
