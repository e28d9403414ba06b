// The pool's side of a scoring worker: an own wasm instance and an own copy of the model.
import { localScorers } from '../engine/scoring/localScorers'
import type { MaskBatch, MaskJob, Scorer } from '../engine/types'
import { openArtifacts } from '../models/open'
import type { ModelArtifacts, OpenModel } from '../models/types'
import { openWasm, type WasmFiles } from './backends/wasm/open'

export interface ScorerHost {
  open(artifacts: ModelArtifacts, output: string | null, wasm: WasmFiles): Promise<void>
  begin(job: MaskJob, chunk: number): Promise<void>
  score(batch: MaskBatch): Promise<Float32Array>
  end(): Promise<void>
}

export function createScorerHost(): ScorerHost {
  let model: OpenModel | null = null
  let run: { readonly scorer: Scorer; close(): Promise<void> } | null = null
  const end = async () => {
    await run?.close()
    run = null
  }
  return {
    async open(artifacts, output, wasm) {
      await openWasm(wasm)
      model = await openArtifacts(artifacts, { output })
    },
    async begin(job, chunk) {
      await end()
      if (!model) throw new Error('no model is open')
      const { scorers, close } = await localScorers(model.classifier, { chunk })(job)
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
