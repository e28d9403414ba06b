// The vocabulary of metrics: what is measured, with what, and what comes out.
import type { Grid } from '../maps/grid'
import type { Classifier, Convention, MaskJob, OpenScorers, Report, Target } from '../types'

/** What every metric of one picture shares. */
export interface MetricRun {
  readonly classifier: Classifier
  /** The preprocessed picture [1, H, W, C]. */
  readonly picture: MaskJob['picture']
  /** What is scored: the probability of the class, or the score itself where the model gives no probabilities. */
  readonly target: Target
  /** The scorers of a run, as Score-CAM has them. */
  readonly openScorers: OpenScorers
  /** Awaited between chunks; cancels by throwing. */
  readonly report: Report
}

/** What takes the place of pixels that are hidden. */
export type Baseline = 'zero' | 'mean' | 'blur'

/** The map of another picture [H, W, C], made as the first one was. */
export type MapAgain = (picture: Float32Array) => Promise<Grid>

/** Which figures of a map are wanted, and by what they are measured. */
export interface MeasureOptions {
  /** Average drop relative to the score (torchcam), or absolute (pytorch-grad-cam). */
  readonly convention?: Convention
  /** Steps of the deletion and insertion curves. */
  readonly steps?: number
  readonly baseline?: Baseline
  /** Standard deviation of the noise on ROAD's imputed pixels, and its seed; without it none. */
  readonly noise?: { readonly std: number; readonly seed: number }
  /** For coherency and ARCC, which ask for the map of the picture as the map shows it. */
  readonly again?: MapAgain
  /** What is drawn and not counted: deletion by random maps, and ROAD at five places. */
  readonly drawn?: boolean
}

/** A curve of scores over the share of pixels that are hidden or shown, and the area under it. */
export interface Curve {
  readonly auc: number
  /** [share, score], from 0 to 1. */
  readonly curve: readonly (readonly [number, number])[]
}

/** The score once a share of the picture is removed and imputed: the most relevant first, and the least. */
export interface RoadPoint {
  readonly removed: number
  readonly most: number
  readonly least: number
}

/** What the figures of one map stand beside in a drawing. */
export interface Drawn {
  /** Deletion by maps of chance; insertion by them is the same, read from its end. */
  readonly random: readonly Curve[]
  readonly road: readonly RoadPoint[]
}

/** The figures of one map. */
export interface Measures {
  /** The score of the picture as it is. */
  readonly score: number
  readonly averageDrop: number
  /** 1 where the picture through the map scores higher, else 0. */
  readonly increaseInConfidence: number
  readonly deletion: Curve
  readonly insertion: Curve
  /** Change of the score once the most relevant are removed down to each percentile; `combined` of both orders. */
  readonly road: Readonly<Record<'20' | '50' | '80' | 'combined', number>>
  readonly complexity: number
  readonly sparseness: number
  readonly coherency?: number
  readonly arcc?: number
  readonly drawn?: Drawn
}

/** Weights shuffled of ever more layers, or of one layer at a time. */
export type Randomisation = 'cascading' | 'independent'

/** The map of a network some of whose weights are shuffled, and how it agrees with that of the model as it is. */
export interface RandomisationStep<Map extends Grid> {
  /** Share of the layers with weights that lie between the output and the last one shuffled, this one among them. */
  readonly share: number
  /** The layer shuffled last. */
  readonly layer: string
  /** Rank correlation with the map of the model as it is; 0 where the other map is flat. */
  readonly correlation: number
  readonly heatmap: Map
}

/** The map of another class, and how it agrees with that of the class asked for. */
export interface OtherClassStep<Map extends Grid> {
  readonly classIndex: number
  /** Rank correlation; 0 where the other map is flat. */
  readonly correlation: number
  readonly heatmap: Map
}

/** How well a map agrees with a box that somebody drew. */
export interface BoxFigures {
  /** Whether the map peaks inside; a share where several pixels share the highest value. */
  readonly pointing: number
  /** Share of the map's positive values that lies inside. */
  readonly energy: number
  /** Intersection over union at the threshold where that is best. */
  readonly iou: number
}
