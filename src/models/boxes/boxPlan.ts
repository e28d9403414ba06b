// What an output of boxes is made of: where the scores of the classes are, and where the four numbers of each box.
import type { BoxHead, Classifier } from '../../engine/types'
import type { BoxKind } from '../facts/outputKind'
import type { Output } from '../facts/outputs'

/** Some numbers of every prediction, in a value [n, features, anchors] (`features` 1) or [n, anchors, features] (2). */
export interface Part {
  readonly node: string
  readonly features: 1 | 2
  readonly start: number
  readonly size: number
}

export interface BoxPlan {
  readonly kind: BoxKind
  readonly output: Output
  readonly scores: Part
  /** One number a prediction that its scores are multiplied with. */
  readonly objectness: Part | null
  readonly boxes: Part
  /** Boxes and scores are one output. */
  readonly joined: boolean
  readonly form: BoxHead['form']
  readonly activation: Classifier['activation']
  /** Those that are classes; a softmax may have one more, for nothing. */
  readonly classes: number
  readonly anchors: number | null
  /** Each a sentence. */
  readonly remarks: readonly string[]
}
