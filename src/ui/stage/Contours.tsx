// Lines at a quarter, a half and three quarters of the colour bar, on the grid that the map has.
import { useMemo } from 'react'
import { coarsened } from '../../canvas/coarsened'
import { contourLevels } from '../../canvas/contourLevels'
import { contourPath, finestContours } from '../../canvas/contours'
import { mapBox, seenBox, wholeBox } from '../../canvas/placing'
import { cellsOf } from '../../canvas/raster'
import { useShown } from '../page'
import styles from './Contours.module.css'
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
    return { box: `0 0 ${map.width} ${map.height}`, paths }
  }, [drawn, wished])
  if (!lines) return null
  return (
    <div className={styles.seen} style={seenBox(geometry)}>
      <div className={styles.seen} style={wholeBox(geometry)}>
        <svg
          className={styles.lines}
          style={mapBox(geometry)}
          viewBox={lines.box}
          preserveAspectRatio="none"
          aria-hidden="true"
          data-contours
        >
          {lines.paths.map(({ level, path }) => (
            <g key={level}>
              <path d={path} className={styles.shade} />
              <path d={path} className={styles.line} />
            </g>
          ))}
        </svg>
      </div>
    </div>
  )
}
