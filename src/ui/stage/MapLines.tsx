// Lines over the map, drawn on a grid of their own that lies where the map lies.
import { mapBox, seenBox, wholeBox } from '../../canvas/placing'
import styles from './MapLines.module.css'
import type { Scene } from './useScene'

interface Props extends Pick<Scene, 'geometry'> {
  /** Columns and rows of the grid. */
  readonly grid: readonly [number, number]
  readonly paths: readonly { readonly level: number; readonly path: string }[]
}

export function MapLines({ geometry, grid, paths }: Props) {
  return (
    <div className={styles.seen} style={seenBox(geometry)}>
      <div className={styles.seen} style={wholeBox(geometry)}>
        <svg
          className={styles.lines}
          style={mapBox(geometry)}
          viewBox={`0 0 ${grid[0]} ${grid[1]}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          data-contours
        >
          {paths.map(({ level, path }) => (
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
