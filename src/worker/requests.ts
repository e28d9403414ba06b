// What the page asks of its worker beside a map: types and nothing else, as plain as those of the protocol.
import type { Baseline } from '../engine/metrics/types'
import type { Measured } from '../engine/outcomeTypes'
import type { Heatmap } from '../engine/types'
import type { Region } from '../picture/regions'
import type { Preprocess } from '../picture/types'
import type { Recipe } from '../recipe/recipe'
import type { ExplainRequest } from '../recipe/types'
import type { SanityKind } from './api'

/** How another picture than the open one is explained: as a recipe says, for the class that it means there. */
export interface AsideRequest {
  readonly preprocess: Preprocess
  readonly recipe: Recipe
}

/** A map of the open picture that is measured by the probability of a class. */
export type MeasureRequest = Measured & {
  readonly map: Pick<Heatmap, 'width' | 'height' | 'data'>
  /** With what is drawn beside the figures; half as much again to compute. */
  readonly drawn?: boolean
}

/** A map of another picture than the open one. */
export interface AsideMeasure extends MeasureRequest {
  readonly preprocess: Preprocess
}

/** A map that is asked whether it is about the model, and how it was made. */
export interface SanityRequest {
  readonly map: MeasureRequest['map']
  readonly request: ExplainRequest
  /** `cascading` where nothing is said. */
  readonly kind?: SanityKind
}

/** Parts of the picture that are taken away, and what takes their place. */
export interface EraseRequest {
  readonly regions: readonly Region[]
  readonly fill: Baseline
}

/** A map, and a box of the picture in its pixels: left, top, right, bottom. */
export interface BoxRequest {
  readonly map: MeasureRequest['map']
  readonly box: readonly [number, number, number, number]
}
