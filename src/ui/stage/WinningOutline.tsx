// The edge of the places where the explained class wins, of an output that says a class for each.
import { useMemo } from 'react'
import { coarsened } from '../../canvas/coarsened'
import { contourPath } from '../../canvas/contours'
import { whereFirst } from '../../canvas/whereFirst'
import { onStage } from '../../state/onStage'
import { useShown } from '../page'
import { MapLines } from './MapLines'
import type { Scene } from './useScene'

/** Cells a side. */
const FINEST = 192

export function WinningOutline({ scene: { geometry } }: { readonly scene: Scene }) {
  const { places, classIndex } = useShown((state) => {
    const made = onStage(state)
    return {
      places: made?.classification.places ?? null,
      classIndex: made?.request.target.classIndex,
    }
  })
  const drawn = useMemo(() => {
    if (!places || classIndex === undefined) return null
    const map = coarsened(whereFirst(places, classIndex), FINEST)
    const path = contourPath(map, 0.5, { mode: 'nearest' })
    return { grid: [map.width, map.height] as const, paths: [{ level: 0.5, path }] }
  }, [places, classIndex])
  return drawn ? <MapLines geometry={geometry} {...drawn} /> : null
}
