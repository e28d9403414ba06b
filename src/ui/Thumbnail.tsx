import { useEffect, useRef } from 'react'
import { colour } from '../canvas/blend'
import { show } from '../canvas/paint'
import { useShown } from './page'
import styles from './Thumbnail.module.css'

/** Mean activation of a layer in the palette of the map; empty until it is known. */
export function Thumbnail({ layer }: { readonly layer: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { heatmap, palette } = useShown((s) => ({
    heatmap: s.thumbnails[layer],
    palette: s.recipe.look.palette,
  }))
  useEffect(() => {
    if (canvas.current && heatmap) show(canvas.current, colour(heatmap, palette))
  }, [heatmap, palette])
  return <canvas ref={canvas} className={styles.thumbnail} width="1" height="1" />
}
