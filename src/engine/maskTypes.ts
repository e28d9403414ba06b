// What is scored by the hundred: masked copies of one picture, and who scores them. Plain data, so that another worker
// makes the same copies.
import type { Convention, Target } from './types'

/** Masked copies of the picture to score, told apart by the number of their mask; made by whoever scores them. */
export interface MaskBatch {
  /** Numbers of the masks in their source, one a copy: channels of an activation, for one. */
  readonly indices: readonly number[]
  /** Factor on every mask (IS-CAM's ramp); 1 where there is none. */
  readonly gain: number
  /** Noise added to every mask (SS-CAM): values [indices, H, W], or how to draw them. */
  readonly noise?: Float32Array | { readonly seed: number; readonly std: number }
}

/** Batches that are asked for one stage after another. */
export interface Stages {
  /** Copies of all stages; where that is not known yet, of those that are, and more from stage to stage. */
  readonly total: number
  /**
   * Of the scores so far, in the order asked, NaN where nobody has asked: what is scored next, nothing at the end.
   * A stage of fewer copies than the scorers take `together` leaves some of them idle.
   */
  next(scores: Float32Array, together: number): readonly MaskBatch[]
}

/** Where masks come from: plain data, so that another worker makes the same ones. */
export type MaskSource =
  /** Channels [h, w, k] of an activation: mask i is channel i, min-maxed and enlarged as the convention does. */
  | {
      readonly kind: 'channels'
      readonly maps: { readonly data: Float32Array; readonly shape: readonly [number, number, number] }
      readonly convention: Convention
    }
  /** Pixels in an order, each with its rank [H, W]: mask i shows the first i of them, or all but these. */
  | { readonly kind: 'ranking'; readonly ranks: Float32Array; readonly show: 'first' | 'rest' }
  /** RISE: grids of rows by columns that are 1 with the density, enlarged and shifted by chance. */
  | {
      readonly kind: 'random grids'
      readonly seed: number
      readonly cells: readonly [number, number]
      readonly density: number
    }
  /** Occlusion: mask i hides a window; rows and columns of windows lie `stride` apart. */
  | {
      readonly kind: 'windows'
      readonly size: number
      readonly stride: number
    }
  /** Altered pictures [n, H, W, C] as they are: copy i is picture i. */
  | { readonly kind: 'pictures'; readonly data: Float32Array }

/** What every scorer of one run knows. Plain and transferable. */
export interface MaskJob {
  readonly picture: { readonly data: Float32Array; readonly shape: readonly [1, number, number, number] }
  readonly source: MaskSource
  /** How many different masks there are. */
  readonly count: number
  /** What shows where a mask hides the picture, [H, W, C]; zeros where it is left out. */
  readonly behind?: Float32Array
  readonly target: Target
}

/** A device that scores chunks, whatever is behind it. */
export interface Scorer {
  /** Copies it takes at once; fixed for the run, a shorter batch is padded by the scorer. */
  readonly chunk: number
  /** True where its failure costs nothing: what it was given is scored by the others. */
  readonly spare?: boolean
  /** Scores of the target, one for each mask of the batch. */
  score(batch: MaskBatch): Promise<Float32Array>
}

/** Opens the scorers of one run; `close` frees what they hold, also after a failure. */
export type OpenScorers = (
  job: MaskJob,
) => Promise<{ readonly scorers: readonly Scorer[]; close(): Promise<void> }>
