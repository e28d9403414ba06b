// The pool's side of a scoring worker: an own wasm instance and an own copy of the model.
import { localScorers } from '../engine/scoring/localScorers'
import type { MaskBatch, MaskJob, OpenScorers, Scorer } from '../engine/types'
import { openArtifacts } from '../models/open'
import type { ModelArtifacts } from '../models/types'
import { openWasm, type WasmFiles } from './backends/wasm/open'
import { type NativeModel, nativeScorers, type OpenNative } from './native/nativeScorers'
import { openSteps, stepSeconds } from './workers/steps'

export interface ScorerHost {
  open(artifacts: ModelArtifacts, output: string | null, wasm: WasmFiles): Promise<void>
  /** In place of `open`: another runtime computes the model, and TensorFlow.js makes the masks. */
  openNative(native: NativeModel, wasm: WasmFiles): Promise<void>
  begin(job: MaskJob, chunk: number): Promise<void>
  score(batch: MaskBatch): Promise<Float32Array>
  end(): Promise<void>
}

/** @param openSession of the other runtime, where there is one; `steps` says how long those of the opening may take */
export function createScorerHost(openSession?: OpenNative, steps = openSteps()): ScorerHost {
  let scorersFor: ((chunk: number) => OpenScorers) | null = null
  let run: { readonly scorer: Scorer; close(): Promise<void> } | null = null
  const end = async () => {
    await run?.close()
    run = null
  }
  return {
    async open(artifacts, output, wasm) {
      steps.allow(stepSeconds(artifacts.weights.byteLength))
      await openWasm(wasm)
      const { classifier } = await openArtifacts(artifacts, { output })
      steps.allow(null)
      scorersFor = (chunk) => localScorers(classifier, { chunk })
    },
    async openNative(native, wasm) {
      if (!openSession) throw new Error('there is no other runtime here')
      await openWasm(wasm)
      const session = await openSession(native.file)
      scorersFor = () => nativeScorers(native, session)
    },
    async begin(job, chunk) {
      await end()
      if (!scorersFor) throw new Error('no model is open')
      const { scorers, close } = await scorersFor(chunk)(job)
      const [scorer] = scorers
      if (scorer) run = { scorer, close }
    },
    async score(batch) {
      if (!run) throw new Error('no run has begun')
      return run.scorer.score(batch)
    },
    end,
  }
}
