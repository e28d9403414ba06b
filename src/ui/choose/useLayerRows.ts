// What the rows of the layer list are made of.
import { useMemo } from 'react'
import type { Layer } from '../../engine/types'
import { matchingLayers, type RowPicture, rowPicture } from '../../state/compare/layerMaps'
import { usePage, useShown } from '../page'

interface Row {
  readonly layer: Layer
  readonly picture: RowPicture
}

export interface Rows {
  /** By name, in the order of the list. */
  readonly rows: ReadonlyMap<string, Row>
  readonly open: boolean
}

export const noRows: Rows = { rows: new Map(), open: true }

/** Made anew only when something changes that a row is made of; a slider is not. */
export function useLayerRows(): Rows {
  const { store } = usePage()
  const parts = useShown(({ compare, recipe, model, picture, classification, thumbnails, view }) => {
    const { look: _, ...request } = recipe
    const { maps, query } = view.layerList
    const { outcomes } = compare
    return {
      ...{ outcomes, model, picture, classification, thumbnails, maps, query },
      request: JSON.stringify(request),
    }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts say when, the store what.
  return useMemo(() => {
    const state = store.getState()
    const pictured = (layer: Layer) => ({ layer, picture: rowPicture(state, layer.name) })
    const rows = new Map(matchingLayers(state).map((layer) => [layer.name, pictured(layer)]))
    return { rows, open: state.model !== null }
  }, [store, parts])
}
