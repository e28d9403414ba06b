// The layer list's other pictures: the map of the method and class on show at each layer. Computed like the
// cells of a comparison, kept with them, and only for the rows that people can see.
import type { Heatmap, Layer } from '../../engine/types'
import type { State } from '../store'
import { type Cell, cellOf, outcomeOf } from './compare'
import { costRank } from './compareChoice'

/** What the list of layers shows; not part of the recipe. */
export interface LayerList {
  /** Maps instead of mean activations, where the method allows it. */
  readonly maps: boolean
  readonly query: string
  /** The first row whose map is wanted. */
  readonly from: number
  /** Names of the layers that are not folded away; null while that is not known. */
  readonly listed: readonly string[] | null
}

export const initialLayerList: LayerList = { maps: false, query: '', from: 0, listed: null }

/** Rows whose maps are computed: those in sight, and some to scroll to. */
export const mostRows = 12

/** Where the dozen begins when this row is the first in sight; some rows at a time, so that scrolling disturbs little. */
export const firstRow = (row: number) => 4 * Math.floor(row / 4)

/** Deepest first, as the filter leaves them. */
export function matchingLayers({ model, view }: Pick<State, 'model' | 'view'>): readonly Layer[] {
  const query = view.layerList.query.toLowerCase()
  return (model?.card.layers ?? []).filter((l) => l.name.toLowerCase().includes(query)).toReversed()
}

/** Those of them that no folded module hides. */
function listedLayers(state: State): readonly Layer[] {
  const { listed } = state.view.layerList
  return matchingLayers(state).filter(({ name }) => !listed || listed.includes(name))
}

/** A map a layer takes one pass a layer; slower methods would keep the engine for minutes. */
export const canMapLayers = ({ recipe }: Pick<State, 'recipe'>) => costRank(recipe.method) === 0

export const showsLayerMaps = (state: State) => state.view.layerList.maps && canMapLayers(state)

/** The first layer in sight whose map is missing. */
export function nextLayerCell(state: State): Cell | null {
  if (!showsLayerMaps(state) || state.compare.open) return null
  const { from } = state.view.layerList
  const cells = listedLayers(state)
    .slice(from, from + mostRows)
    .flatMap(({ name }) => layerCell(state, name))
  return cells.find(({ key }) => outcomeOf(state, key) === null) ?? null
}

/** What a row shows: a picture, why there is none, or neither while it is on its way. */
export interface RowPicture {
  readonly heatmap: Heatmap | null
  readonly failed: string | null
}

export function rowPicture(state: State, layer: string): RowPicture {
  if (!showsLayerMaps(state)) return { heatmap: state.thumbnails[layer] ?? null, failed: null }
  const outcome = layerCell(state, layer).map(({ key }) => outcomeOf(state, key))[0]
  if (outcome?.kind === 'failed') return { heatmap: null, failed: outcome.text }
  return { heatmap: outcome?.shown.result.heatmap ?? null, failed: null }
}

/** The request of a click on the row, so that the click finds the map. */
const layerCell = (state: State, layer: string) =>
  cellOf(state, { kind: 'map', ids: [layer], change: { layers: [layer] } })
