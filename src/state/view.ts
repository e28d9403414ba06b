// How the stage shows what there is; not part of the recipe.
import type { Cells } from '../canvas/raster'
import { initialLayerList, type LayerList } from './compare/layerMaps'
import { whole, type Zoom } from './zoom'

export interface View {
  /** Share of the stage's width that shows the untouched picture, 0..1. */
  readonly swipe: number
  readonly hidden: boolean
  readonly input: boolean
  /** Null: as cells where a map has few of them, else smooth. */
  readonly cells: Cells | null
  /** Lines of equal value over the map. */
  readonly contours: boolean
  /** Of a detector: boxes below this score are not drawn; the chosen one always is. */
  readonly boxScore: number
  readonly zoom: Zoom
  /** The panel of the engine is open. */
  readonly engine: boolean
  readonly layerList: LayerList
}

export const initialView: View = {
  swipe: 0,
  hidden: false,
  input: false,
  cells: null,
  contours: false,
  boxScore: 0.25,
  zoom: whole,
  engine: false,
  layerList: initialLayerList,
}
