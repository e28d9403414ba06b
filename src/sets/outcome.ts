// What page and terminal both know of a picture of a set, and of what came of it.
import type { ClassScore } from '../engine/outcomeTypes'
import type { Heatmap } from '../engine/types'
import type { ExplainRequest } from '../recipe/types'

export interface SetPicture {
  /** Tells it from every other picture. */
  readonly key: string
  readonly name: string
  /** As the user's folders name it. */
  readonly path: string
}

export interface DoneOutcome {
  readonly kind: 'done'
  /** The most probable class first; of the terminal's it alone. */
  readonly top: readonly Pick<ClassScore, 'index' | 'label' | 'probability'>[]
  /** The class that the map is of. */
  readonly chosen: Pick<ClassScore, 'index' | 'label'>
  readonly map: Pick<Heatmap, 'state'>
  readonly request: Pick<ExplainRequest, 'layers' | 'params'>
}

/** `broken`: the picture itself does not open, whatever is asked of it. */
export type SetOutcome =
  | DoneOutcome
  | { readonly kind: 'failed'; readonly text: string; readonly broken: boolean }
