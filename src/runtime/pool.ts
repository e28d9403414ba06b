// On wasm, one scorer a core: the host's own instance, and one in each of the pool's workers.
// Masked forwards are independent, so this is twice as fast on two cores as two threads in one instance.
import { type Remote, transfer, wrap } from 'comlink'
import type { MaskBatch, MaskJob, OpenScorers, Scorer } from '../engine/types'
import { failure } from '../errors'
import type { ModelArtifacts } from '../models/types'
import type { WasmFiles } from './backends/wasm/open'
import type { NativeModel } from './native/nativeScorers'
import { idleTime } from './poolSize'
import type { ScorerHost } from './scorerWorker'
import { type DeathWatch, deathWatch } from './workers/deathWatch'
import { LOADING } from './workers/pulse'
import type { WorkerHandle } from './workers/workerHandle'

export interface PoolOptions {
  readonly artifacts: ModelArtifacts
  readonly output: string | null
  readonly wasm: WasmFiles
  /** Workers beside the host's own instance. */
  readonly size: number
  readonly spawn: () => WorkerHandle
  /** Scorers of the host's own instance. */
  readonly local: OpenScorers
  /** What the workers open in place of the artifacts, where another runtime scores. */
  readonly native?: NativeModel | null
  /** Whether starting the workers pays for so many masks; it does where this is left out. */
  readonly worth?: (masks: number) => boolean
  /** Milliseconds without a run after which the workers and their memory are given back; two minutes, 20 s for a large model. */
  readonly idle?: number
}

export interface Pool {
  /** With the host's own scorers, or those of another chunk size. */
  readonly openScorers: (job: MaskJob, local?: OpenScorers) => ReturnType<OpenScorers>
  /** Workers that are running. */
  size(): number
  close(): void
}

interface Member {
  readonly host: Remote<ScorerHost>
  readonly watch: DeathWatch
  /** Settles when its model is open. */
  readonly ready: Promise<void>
}

/**
 * Workers start with the first run and are kept for the next while that does not come late; one that is lost is
 * replaced when a run begins.
 */
export function openPool(options: PoolOptions): Pool {
  let members: readonly Member[] = []
  let runs = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  const dismiss = () => {
    for (const { watch } of members) watch.cut(closed())
    members = []
  }
  const ended = () => {
    runs--
    if (runs > 0) return
    rest = setTimeout(dismiss, options.idle ?? idleTime(options.artifacts.weights.byteLength))
    // In Node it keeps nothing alive.
    if (typeof rest === 'object') rest.unref()
  }
  const worthwhile = (job: MaskJob) => members.length > 0 || options.worth?.(job.count) !== false
  /** Those that live, and new ones for the others. */
  const complete = (): readonly Member[] => {
    const alive = members.filter(({ watch }) => !watch.dead())
    members = [...alive, ...Array.from({ length: options.size - alive.length }, () => startMember(options))]
    return members
  }
  const openScorers: Pool['openScorers'] = async (job, openLocal = options.local) => {
    const local = await openLocal(job)
    const [own] = local.scorers
    // A function cannot be sent to another worker.
    if (!own || job.target.kind === 'custom' || !worthwhile(job)) return local
    clearTimeout(rest)
    runs++
    const now = complete()
    const remote = now.map((member) => makeScorer(member, job, own.chunk))
    return {
      // Each worker twice: its next chunk waits at it while it works.
      scorers: [yielding(own), ...remote, ...remote],
      close: async () => {
        try {
          await local.close()
          await Promise.allSettled(now.map((m) => m.watch.hold(m.ready.then(() => m.host.end()))))
        } finally {
          ended()
        }
      },
    }
  }
  return {
    openScorers,
    size: () => members.filter(({ watch }) => !watch.dead()).length,
    close() {
      clearTimeout(rest)
      dismiss()
    },
  }
}

const closed = () => failure('AbortError', 'The pool was closed.')

/** The host's own instance blocks its thread: between chunks the others' answers are let in. */
function yielding(own: Scorer): Scorer {
  return {
    chunk: own.chunk,
    async score(batch) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      return own.score(batch)
    },
  }
}

function startMember({ artifacts, output, wasm, native, spawn }: PoolOptions): Member {
  const worker = spawn()
  const host = wrap<ScorerHost>(worker.endpoint)
  const died = (why: string) =>
    failure('WorkerLost', `One of the scoring workers stopped because ${why}; try again.`)
  // Its script is the one that runs here.
  const watch = deathWatch(worker, died, { loading: LOADING.here })
  const opened = native ? host.openNative(native, wasm) : host.open(ownCopy(artifacts), output, wasm)
  // Another runtime says nothing of its steps.
  const ready = watch.hold(opened, { long: native !== undefined })
  // Whoever scores sees the failure; nobody may be waiting yet.
  ready.catch(() => undefined)
  return { host, watch, ready }
}

/** The weights are moved to the worker: what is only sent is copied on its way once more. */
function ownCopy(artifacts: ModelArtifacts): ModelArtifacts {
  const weights = artifacts.weights.slice(0)
  return transfer({ ...artifacts, weights }, [weights])
}

/** An instance that failed may be damaged: it is given up, and the others score what it had. */
function makeScorer({ host, watch, ready }: Member, job: MaskJob, chunk: number): Scorer {
  const begun = ready.then(() => watch.hold(host.begin(job, chunk), { long: true }))
  begun.catch(() => undefined)
  let alike = false
  return {
    chunk,
    spare: true,
    async score(batch: MaskBatch) {
      try {
        await begun
        const scores = await watch.hold(host.score(batch), { alike })
        alike = true
        return scores
      } catch (error) {
        watch.cut(error as Error)
        throw error
      }
    },
  }
}
