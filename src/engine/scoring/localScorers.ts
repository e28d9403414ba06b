// Scores masked copies of the picture on the present backend.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Classifier, MaskJob, OpenScorers } from '../types'
import { largestActivation, planChunk } from './chunk'
import { presentLimits } from './limits'
import { maskedScorer } from './maskedScorer'

/**
 * Scorers on the present backend. `chunk` is planned from the device's limits where none is given.
 * @example
 * const explanation = await explain(classifier, picture, 'scorecam', {
 *   layers: [],
 *   target,
 *   openScorers: localScorers(classifier, { chunk: 4 }),
 * })
 */
export function localScorers(classifier: Classifier, options: { readonly chunk?: number } = {}): OpenScorers {
  const { network, input, logits, activation, fixedBatch } = classifier
  const outputs = (copies: Tensor) => network.run({ [input]: copies }, [logits])[0] as Tensor
  return async (job) => {
    const chunk = fixedBatch ?? options.chunk ?? plannedChunk(classifier, job)
    return maskedScorer(job, { chunk, activation, outputs })
  }
}

function plannedChunk(classifier: Classifier, job: MaskJob): number {
  const [, height, width, channels] = job.picture.shape
  const device = presentLimits()
  // No wider than the masks there are: the rest would be padding.
  const most = Math.min(device.most, 2 ** Math.ceil(Math.log2(job.count)))
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  return planChunk(largest, { ...device, most })
}
