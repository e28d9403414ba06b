// Lines at a quarter, a half and three quarters of the colour bar, on the grid that the map has.
import { useMemo } from 'react'
import { coarsened } from '../../canvas/coarsened'
import { contourLevels } from '../../canvas/contourLevels'
import { contourPath, finestContours } from '../../canvas/contours'
import { cellsOf } from '../../canvas/raster'
import { useShown } from '../page'
import { MapLines } from './MapLines'
import type { Scene } from './useScene'

export function Contours({ scene: { heatmap, concepts, geometry } }: { readonly scene: Scene }) {
  const { on, wished } = useShown(({ view }) => ({
    on: view.contours && !view.hidden,
    wished: view.cells,
  }))
  const drawn = on && heatmap?.state === 'ok' && !concepts ? heatmap : null
  const lines = useMemo(() => {
    if (!drawn) return null
    const map = coarsened(drawn, finestContours)
    const mode = cellsOf(wished, drawn)
    const paths = contourLevels.map((level) => ({ level, path: contourPath(map, level, { mode }) }))
    return { grid: [map.width, map.height] as const, paths }
  }, [drawn, wished])
  return lines ? <MapLines geometry={geometry} {...lines} /> : null
}
