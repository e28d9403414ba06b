// The edge of the places where the explained class wins, of an output that says a class for each.
import { useMemo } from 'react'
import { coarsened } from '../../canvas/coarsened'
import { contourPath } from '../../canvas/contours'
import { mapBox, seenBox, wholeBox } from '../../canvas/placing'
import { useShown } from '../page'
import styles from './Contours.module.css'
import type { Scene } from './useScene'

/** Cells a side. */
const FINEST = 192

export function WinningOutline({ scene: { geometry } }: { readonly scene: Scene }) {
  const { places, classIndex } = useShown(({ shown }) => ({
    places: shown?.classification.places ?? null,
    classIndex: shown?.request.target.classIndex,
  }))
  const drawn = useMemo(() => {
    if (!places) return null
    const { width, height } = places
    const data = Float32Array.from(places.data, (c) => (c === classIndex ? 1 : 0))
    const map = coarsened({ width, height, data, min: 0, max: 1, state: 'ok' }, FINEST)
    const path = contourPath(map, 0.5, { mode: 'nearest' })
    return { box: `0 0 ${map.width} ${map.height}`, path }
  }, [places, classIndex])
  if (!drawn) return null
  return (
    <div className={styles.seen} style={seenBox(geometry)}>
      <div className={styles.seen} style={wholeBox(geometry)}>
        <svg
          className={styles.lines}
          style={mapBox(geometry)}
          viewBox={drawn.box}
          preserveAspectRatio="none"
          aria-hidden="true"
          data-winning
        >
          <path d={drawn.path} className={styles.shade} />
          <path d={drawn.path} className={styles.line} />
        </svg>
      </div>
    </div>
  )
}
