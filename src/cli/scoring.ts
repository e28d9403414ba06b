// Who scores masked copies in the terminal: onnxruntime where its package is installed and it gives the same logits,
// else TensorFlow.js; one instance, or one a core where the run is long.
import { localScorers } from '../engine/scoring/localScorers'
import type { MaskJob, OpenScorers } from '../engine/types'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { backendCard } from '../runtime/backends/cards'
import { nativeScorers } from '../runtime/native/nativeScorers'
import { type Proven, proveNative } from '../runtime/native/proveNative'
import type { Pool } from '../runtime/pool'
import { countForwards } from '../runtime/workload'
import { hasOnnxruntime, installing, openOnnxruntime } from './onnxruntime'
import type { Options } from './options'
import type { SessionParts } from './session'
import { openThreads } from './threads'

export interface Scored {
  readonly scorer: 'tfjs' | 'onnxruntime'
  /** Why it was not onnxruntime, where it is installed. */
  readonly why?: string
}

export interface Scoring {
  readonly openScorers: OpenScorers
  /** Instances that work side by side. */
  workers(): number
  /** Of the last run that scored. */
  told(): Scored
  close(): Promise<void>
}

interface ScoringOptions extends SessionParts {
  readonly options: Options
  readonly model: OpenModel
  /** Milliseconds of one forward pass. */
  readonly pace: number
}

/** Scorers side by side, of pictures of one size where another runtime scores. */
interface Team {
  readonly shape: string
  readonly proven: Proven | null
  readonly local: OpenScorers
  readonly pool: Pool | null
}

/** To start another runtime takes as long as this many milliseconds of forward passes. */
const WORTH_MS = 1000

export function openScoring(given: ScoringOptions): Scoring {
  const { options, model, pace } = given
  const forwards = countForwards(options.recipe.method, options.recipe.params)
  const wanted = wantedScorer(options)
  let team: Team | null = null
  let told: Scored = { scorer: 'tfjs' }
  const disband = async () => {
    const old = team
    team = null
    old?.pool?.close()
    if (old?.proven && 'session' in old.proven) await old.proven.session.close()
  }
  const teamFor = async (job: MaskJob): Promise<Team> => {
    const native =
      wanted === 'always' || (wanted === 'where it pays' && forwards(job.count) * pace > WORTH_MS)
    const shape = native ? job.picture.shape.join() : ''
    if (team && (team.shape === shape || !native)) return team
    await disband()
    const proven = native ? await proveNative(model, job.picture, openOnnxruntime) : null
    team = { shape, proven, ...sideBySide(given, proven) }
    return team
  }
  return {
    async openScorers(job) {
      const { proven, local, pool } = await teamFor(job)
      if (proven) told = 'session' in proven ? { scorer: 'onnxruntime' } : { scorer: 'tfjs', why: proven.why }
      return pool ? pool.openScorers(job) : local(job)
    },
    workers: () => 1 + (team?.pool?.size() ?? 0),
    told: () => told,
    close: disband,
  }
}

function sideBySide(given: ScoringOptions, proven: Proven | null): Pick<Team, 'local' | 'pool'> {
  const native = proven && 'session' in proven ? proven : null
  // Beside other instances the time of a chunk says little of its size.
  const ramp = !backendCard(given.options.backend).poolable
  const local = native
    ? nativeScorers(native.model, native.session)
    : localScorers(given.model.classifier, { ramp })
  return { local, pool: openThreads({ ...given, local, native: native?.model ?? null }) }
}

/** @throws BadRecipe where the package is asked for and not there */
function wantedScorer({ scorer, backend }: Options): 'always' | 'where it pays' | 'never' {
  if (scorer === 'tfjs') return 'never'
  if (hasOnnxruntime()) {
    if (scorer === 'onnxruntime') return 'always'
    return backendCard(backend).webAssembly ? 'where it pays' : 'never'
  }
  if (scorer === 'auto') return 'never'
  throw failure(
    'BadRecipe',
    `The scorer onnxruntime needs the npm package onnxruntime-node; run ${installing}, or leave --scorer out.`,
  )
}
