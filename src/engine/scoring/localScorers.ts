// Scores masked copies of the picture on the present backend.
import { backend, type Tensor } from '@tensorflow/tfjs-core'
import type { Classifier, MaskJob, OpenScorers } from '../types'
import { largestActivation, planChunk } from './chunk'
import { type ChunkRamp, openRamp, worthRamp } from './chunkRamp'
import { presentLimits } from './limits'
import { maskedScorer } from './maskedScorer'

interface LocalOptions {
  /** Planned from the device's limits where it is left out. */
  readonly chunk?: number
  /** False where others score at the same time: what a chunk takes then says little. */
  readonly ramp?: boolean
}

/**
 * Scorers on the present backend. Where no `chunk` is given, the first long run finds out which of those that the
 * device's limits allow is quickest, once for this model on this backend.
 * @example
 * const explanation = await explain(classifier, picture, 'scorecam', {
 *   layers: [],
 *   target,
 *   openScorers: localScorers(classifier, { chunk: 4 }),
 * })
 */
export function localScorers(classifier: Classifier, options: LocalOptions = {}): OpenScorers {
  const { network, input, logits, activation, fixedBatch } = classifier
  const outputs = (copies: Tensor) => network.run({ [input]: copies }, [logits])[0] as Tensor
  return async (job) => {
    const fixed = fixedBatch ?? options.chunk
    if (fixed !== undefined && fixed !== null) return maskedScorer(job, { chunk: fixed, activation, outputs })
    const chunk = plannedChunk(classifier, job)
    const ramp = options.ramp === false ? null : rampOf(classifier, job, chunk)
    return maskedScorer(job, { chunk, activation, outputs, ...(ramp && { ramp }) })
  }
}

/** By what computes, then by the model: a device that was opened anew is measured anew. */
const ramps = new WeakMap<object, WeakMap<Classifier, ChunkRamp>>()

/** Null for a run that is too short to find out, unless it was found out before. */
function rampOf(classifier: Classifier, job: MaskJob, planned: number): ChunkRamp | null {
  const device = backend()
  const known = ramps.get(device) ?? new WeakMap<Classifier, ChunkRamp>()
  ramps.set(device, known)
  const before = known.get(classifier)
  if (before?.settled && before.size <= planned) return before
  if (!worthRamp(job.count, planned)) return null
  const ramp = openRamp(planned)
  known.set(classifier, ramp)
  return ramp
}

function plannedChunk(classifier: Classifier, job: MaskJob): number {
  const [, height, width, channels] = job.picture.shape
  const device = presentLimits()
  // No wider than the masks there are: the rest would be padding.
  const most = Math.min(device.most, 2 ** Math.ceil(Math.log2(job.count)))
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  return planChunk(largest, { ...device, most })
}
