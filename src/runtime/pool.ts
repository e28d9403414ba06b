// On wasm, one scorer a core: the host's own instance, and one in each of the pool's workers.
// Masked forwards are independent, so this is twice as fast on two cores as two threads in one instance.
import { type Remote, wrap } from 'comlink'
import type { MaskBatch, MaskJob, OpenScorers, Scorer } from '../engine/types'
import { failure } from '../errors'
import type { ModelArtifacts } from '../models/types'
import type { WasmFiles } from './backends/wasm/open'
import type { ScorerHost } from './scorerWorker'
import { type DeathWatch, deathWatch, type WorkerHandle } from './workerHandle'

export interface PoolPlan {
  readonly artifacts: ModelArtifacts
  readonly output: string | null
  readonly wasm: WasmFiles
  /** Workers beside the host's own instance. */
  readonly size: number
  readonly spawn: () => WorkerHandle
  /** Scorers of the host's own instance. */
  readonly local: OpenScorers
  /** Whether starting the workers pays for so many masks; it does where this is left out. */
  readonly worth?: (masks: number) => boolean
}

export interface Pool {
  readonly openScorers: OpenScorers
  /** Workers that are running. */
  size(): number
  close(): void
}

interface Member {
  readonly host: Remote<ScorerHost>
  readonly line: DeathWatch
  /** Settles when its model is open. */
  readonly ready: Promise<void>
}

const MIB = 2 ** 20

/** Instances that pay: one a core, at most 8, together within half the memory. */
export function poolSize(cores: number, memoryBytes: number, weightBytes: number): number {
  const instance = 96 * MIB + 3 * weightBytes
  return Math.max(1, Math.min(cores, 8, Math.floor(memoryBytes / 2 / instance)))
}

/** Workers start with the first run and are kept for the next; a run that fails in one of them starts them anew. */
export function openPool(plan: PoolPlan): Pool {
  let members: Member[] = []
  const drop = (why: unknown) => {
    for (const member of members) member.line.cut(why as Error)
    members = []
  }
  const worthwhile = (job: MaskJob) => members.length > 0 || plan.worth?.(job.count) !== false
  const openScorers: OpenScorers = async (job) => {
    const local = await plan.local(job)
    const [own] = local.scorers
    // A function cannot be sent to another worker.
    if (!own || job.target.kind === 'custom' || !worthwhile(job)) return local
    if (members.some((member) => member.line.dead())) drop(closed())
    if (members.length === 0) members = Array.from({ length: plan.size }, () => enlist(plan))
    const now = members
    const remote = now.map((member) => scorerOf(member, { job, chunk: own.chunk, broken: drop }))
    return {
      // Each worker twice: its next chunk waits at it while it works.
      scorers: [polite(own), ...remote, ...remote],
      close: async () => {
        await local.close()
        await Promise.allSettled(now.map((m) => m.line.hold(m.ready.then(() => m.host.end()))))
      },
    }
  }
  return { openScorers, size: () => members.length, close: () => drop(closed()) }
}

const closed = () => failure('AbortError', 'The pool was closed.')

/** The host's own instance blocks its thread: between chunks the others' answers are let in. */
function polite(own: Scorer): Scorer {
  return {
    chunk: own.chunk,
    async score(batch) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      return own.score(batch)
    },
  }
}

function enlist({ artifacts, output, wasm, spawn }: PoolPlan): Member {
  const line = spawn()
  const host = wrap<ScorerHost>(line.endpoint)
  const held = deathWatch(line, (why) =>
    failure(
      'OutOfMemory',
      `One of the scoring workers stopped because ${why}; try again or take another backend.`,
    ),
  )
  const ready = held.hold(host.open(artifacts, output, wasm))
  // Whoever scores sees the failure; nobody may be waiting yet.
  ready.catch(() => undefined)
  return { host, line: held, ready }
}

interface Work {
  readonly job: MaskJob
  readonly chunk: number
  /** Gives up all workers: an instance that failed may be damaged, and the others work for nothing. */
  broken(why: unknown): void
}

function scorerOf({ host, line, ready }: Member, { job, chunk, broken }: Work): Scorer {
  const begun = line.hold(ready.then(() => host.begin(job, chunk)))
  begun.catch(() => undefined)
  return {
    chunk,
    async score(batch: MaskBatch) {
      try {
        await begun
        return await line.hold(host.score(batch))
      } catch (error) {
        broken(error)
        throw error
      }
    },
  }
}
