// Several maps side by side: what is compared, which map is next, what came back. No engine, no React.

import type { Fuse, Heatmap } from '../../engine/types'
import { sentenceOf } from '../../errors'
import type { Axis } from '../../recipe/comparison'
import { firstConcept } from '../../recipe/concepts'
import { makeExplainRequest } from '../../recipe/explainRequest'
import type { Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { Classification } from '../../worker/api'
import type { Shown, State } from '../store'
import { chosenOf, costRank } from './compareChoice'

/** How one cell ended, and the classification that it belongs to. */
export type Outcome = { readonly of: Classification } & (
  | { readonly kind: 'done'; readonly shown: Shown }
  | { readonly kind: 'failed'; readonly text: string }
)

export interface Growing extends Pick<Shown, 'pictureKey' | 'modelKey'> {
  /** The cell's. */
  readonly key: string
  readonly heatmap: Heatmap
}

export interface Comparison {
  readonly open: boolean
  readonly axis: Axis
  /** What was ticked, by axis; null for the usual choice. */
  readonly chosen: Readonly<Record<Axis, readonly string[] | null>>
  /** Raw values under one maximum instead of each map under its own. */
  readonly oneScale: boolean
  /** Where two classes are compared: also what sets one apart from the other. */
  readonly difference: boolean
  /** Of the two classes the less probable one comes first. */
  readonly swapped: boolean
  /** As listed, or by how far the class falls once what a map highlights is hidden. */
  readonly order: 'listed' | 'fall'
  /** Somebody pressed Stop: what is missing stays missing until they go on. */
  readonly halted: boolean
  /** The map that grows. */
  readonly partial: Growing | null
  /** By the cell's key. */
  readonly outcomes: Readonly<Record<string, Outcome>>
}

export const initialComparison: Comparison = {
  open: false,
  axis: 'methods',
  chosen: { methods: null, classes: null, layers: null },
  oneScale: false,
  difference: false,
  swapped: false,
  order: 'listed',
  halted: false,
  partial: null,
  outcomes: {},
}

/** One map of the grid. */
export interface Cell {
  /** The same for the same map of the same picture. */
  readonly key: string
  readonly kind: 'map' | 'contrast'
  /** Method id, class index or layer name; of a contrast the two classes. */
  readonly ids: readonly string[]
  /** What makes the recipe on show this cell's. */
  readonly change: Partial<Recipe>
  readonly request: ExplainRequest
}

/** The cells in the order of the grid; none before there are classes. */
export function cellsOf(state: State): readonly Cell[] {
  const { compare, recipe } = state
  const pair = pairOf(state)
  const cells = (pair ?? chosenOf(state, compare.axis)).flatMap((id) =>
    cellOf(state, { kind: 'map', ids: [id], change: changeOf[compare.axis](id, recipe) }),
  )
  if (!pair) return cells
  const contrast = { classGiven: pair[0], target: { kind: 'contrast', against: pair[1] } } as const
  return [...cells, ...cellOf(state, { kind: 'contrast', ids: pair, change: contrast })]
}

/** The two classes, first and second, where what sets them apart is asked for and there are exactly two. */
export function pairOf(state: State): readonly [string, string] | null {
  const { axis, difference, swapped } = state.compare
  if (axis !== 'classes' || !difference) return null
  const [a, b, more] = chosenOf(state, axis)
  if (a === undefined || b === undefined || more !== undefined) return null
  return swapped ? [b, a] : [a, b]
}

const changeOf: Readonly<Record<Axis, (id: string, recipe: Recipe) => Partial<Recipe>>> = {
  methods: (method, recipe) => ({
    method,
    params: method === recipe.method ? recipe.params : firstConcept(method),
  }),
  // A contrast speaks of two classes of its own.
  classes: (classGiven, { target }) => ({
    classGiven,
    ...(target.kind === 'contrast' ? { target: { kind: 'logit' } as const } : {}),
  }),
  layers: (layer) => ({ layers: [layer], fuse: 'default' satisfies Fuse }),
}

export function cellOf(
  { recipe, model, classification }: State,
  cell: Pick<Cell, 'kind' | 'ids' | 'change'>,
): Cell[] {
  if (!model || !classification) return []
  const { request } = makeExplainRequest({ ...recipe, ...cell.change }, model.card, classification)
  return [{ ...cell, key: JSON.stringify(request), request }]
}

/** What came of a cell, for the open model and picture alone. */
export function outcomeOf(state: State, key: string): Outcome | null {
  const found = state.compare.outcomes[key]
  if (!found || found.of !== state.classification) return null
  if (found.kind === 'failed') return found
  const { pictureKey, modelKey } = found.shown
  return pictureKey === state.picture?.key && modelKey === state.model?.key ? found : null
}

/** The map of a cell so far, also after a stop. */
export function growingOf({ compare, picture, model }: State, key: string): Heatmap | null {
  const { partial } = compare
  if (partial?.key !== key || partial.pictureKey !== picture?.key) return null
  return partial.modelKey === model?.key ? partial.heatmap : null
}

/** The map to compute next: the cheapest of those that are missing. */
export function nextCell(state: State): Cell | null {
  if (!state.compare.open || state.compare.halted) return null
  const missing = cellsOf(state).filter(({ key }) => outcomeOf(state, key) === null)
  return missing.toSorted((a, b) => costRank(a.request.method) - costRank(b.request.method))[0] ?? null
}

export function withDone({ compare, classification }: State, key: string, shown: Shown): Partial<State> {
  return withOutcome(compare, key, { kind: 'done', of: classification ?? shown.classification, shown })
}

export function withFailed(state: State, key: string, error: unknown): Partial<State> {
  const text = sentenceOf(error)
  const of = state.classification
  return of ? withOutcome(state.compare, key, { kind: 'failed', of, text }) : {}
}

function withOutcome(compare: Comparison, key: string, outcome: Outcome): Partial<State> {
  // Those of another picture or model are in nobody's way, but nobody asks for them again.
  const fresh = Object.entries(compare.outcomes).filter(([, { of }]) => of === outcome.of)
  return {
    compare: { ...compare, partial: null, outcomes: { ...Object.fromEntries(fresh), [key]: outcome } },
  }
}

/** Goes on after a stop, and tries again what failed. */
export function goOn({ outcomes }: Comparison): Partial<Comparison> {
  const sound = Object.entries(outcomes).filter(([, outcome]) => outcome.kind === 'done')
  return { halted: false, outcomes: Object.fromEntries(sound) }
}
