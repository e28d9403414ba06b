import { useEffect, useRef } from 'react'
import { colour } from '../../canvas/blend'
import { show } from '../../canvas/paint'
import type { Heatmap } from '../../engine/types'
import { useShown } from '../page'
import styles from './Thumbnail.module.css'

/** A layer's mean activation or its map, in the palette of the map on show; empty until it is known. */
export function Thumbnail({ heatmap }: { readonly heatmap: Heatmap | null }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = useShown((s) => s.recipe.look.palette)
  useEffect(() => {
    if (!canvas.current) return
    if (heatmap) show(canvas.current, colour(heatmap, palette))
    // A picture of another class or method would pass for this one's.
    else canvas.current.width = 1
  }, [heatmap, palette])
  return <canvas ref={canvas} className={styles.thumbnail} width="1" height="1" />
}
