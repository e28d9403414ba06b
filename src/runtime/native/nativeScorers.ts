// Scorers of a model that another runtime than TensorFlow.js computes.
import { type Tensor, tensor, transpose } from '@tensorflow/tfjs-core'
import { maskedScorer } from '../../engine/scoring/maskedScorer'
import type { Classifier, MaskJob, OpenScorers } from '../../engine/types'
import type { NativeFile } from '../../models/written/nativeFile'

export interface NativeModel {
  readonly file: NativeFile
  readonly chunk: number
  /** Of the pictures that it takes. */
  readonly shape: MaskJob['picture']['shape']
  readonly activation: Classifier['activation']
}

interface Answer {
  readonly data: Float32Array
  readonly dims: readonly number[]
}

/** The model's file, open in the other runtime. */
export interface NativeSession {
  run(data: Float32Array, shape: readonly number[]): Promise<Answer>
  close(): Promise<void>
}

/** @throws what the runtime says of the file */
export type OpenNative = (file: NativeFile) => Promise<NativeSession>

/** Scorers of a run by a session. A picture of another size is not for it. */
export function nativeScorers(model: NativeModel, session: NativeSession): OpenScorers {
  const { chunk, activation } = model
  return (job) => maskedScorer(job, { chunk, activation, outputs: readOutputs(model, session) })
}

/** Logits of pictures [n, H, W, C]; the caller owns them. */
export function readOutputs(
  { file }: NativeModel,
  session: NativeSession,
): (copies: Tensor) => Promise<Tensor> {
  return async (copies) => {
    const given = file.order === 'first' ? transpose(copies, [0, 3, 1, 2]) : copies
    try {
      const { data, dims } = await session.run((await given.data()) as Float32Array, given.shape)
      return tensor(data, [...dims])
    } finally {
      if (given !== copies) given.dispose()
    }
  }
}
