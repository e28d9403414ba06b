// What all probes of one call share.
import type { Grid } from '../maps/grid'
import type {
  Classifier,
  Convention,
  ExplainOptions,
  Heatmap,
  OpenScorers,
  Params,
  Report,
  Target,
} from '../types'
import type { Activations } from './activations'

/** One call of `explain` while it computes. */
export interface Run {
  readonly classifier: Classifier
  readonly target: Target
  readonly convention: Convention
  readonly params: Params
  /** Gradients are those of the negative score: what speaks against the class. */
  readonly turned?: true
  readonly openScorers: OpenScorers
  /** What the picture's layers hold, where somebody keeps it from run to run. */
  readonly activations: Activations | null
  readonly report: Report
  readonly injected: ExplainOptions['noise'] | null
  /** One map, before its ReLU, as a heatmap to look at while the run goes on. */
  preview(map: Grid): Heatmap
  /** Pictures that went through the network or its head. */
  count(forwards: number): void
}
