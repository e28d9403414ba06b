// The map of one picture, made as the command line asks.
import { explain } from '../engine/explain'
import type { Activations } from '../engine/probe/activations'
import type { ExplainOptions, Explanation, Target } from '../engine/types'
import type { OpenModel } from '../models/types'
import { readArray } from './files'
import type { Options } from './options'
import { progressLine } from './progress'
import type { Scoring } from './scoring'
import type { Subject } from './subject'

export interface Making {
  readonly options: Options
  readonly model: OpenModel
  readonly subject: Subject
  readonly target: Target
  /** Null for scorers of the network itself. */
  readonly scoring: Scoring | null
  /** What the picture's layers hold. */
  readonly activations: Activations
}

/** @throws one of our failures */
export async function madeMap({
  options,
  model,
  subject,
  target,
  scoring,
  activations,
}: Making): Promise<Explanation> {
  const { method, layers, fuse, convention, params, size } = options.recipe
  const progress = progressLine(method)
  const how: ExplainOptions = {
    layers,
    fuse,
    target,
    params,
    size,
    report: progress.report,
    activations,
    ...(convention && { convention }),
    ...(options.norm && { norm: options.norm }),
    ...(options.noise && { noise: await readArray(options.noise) }),
    ...(scoring && { openScorers: scoring.openScorers }),
  }
  try {
    return await explain(model.classifier, subject.tensor, method, how)
  } finally {
    progress.end()
  }
}
