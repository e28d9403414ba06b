// Two canvases on each other: the untouched picture, and the overlay, of which the swipe shows the right part.
import { useEffect, useRef } from 'react'
import { blend } from '../canvas/blend'
import { show } from '../canvas/paint'
import { canvasLabel } from './describe'
import styles from './MapCanvas.module.css'
import { useShown } from './page'
import type { Scene } from './useScene'

export function MapCanvas({ scene }: { readonly scene: Scene }) {
  const base = useRef<HTMLCanvasElement>(null)
  const overlay = useRef<HTMLCanvasElement>(null)
  const { look, view, label } = useShown((s) => ({
    look: s.recipe.look,
    view: s.view,
    label: canvasLabel(s),
  }))
  const { cells, swipe } = view
  const visible = scene.heatmap?.state === 'ok' && !view.hidden

  useEffect(() => {
    if (base.current) show(base.current, scene.base)
  }, [scene.base])

  useEffect(() => {
    const { heatmap, geometry, base: picture } = scene
    if (heatmap?.state !== 'ok') return
    // One painting a frame, however fast a slider moves.
    const frame = requestAnimationFrame(() => {
      if (overlay.current) show(overlay.current, blend({ picture, heatmap, geometry, look, cells }))
    })
    return () => cancelAnimationFrame(frame)
  }, [scene, look, cells])

  return (
    <div className={styles.layers} role="img" aria-label={label}>
      <canvas ref={base} className={styles.canvas} />
      <canvas
        ref={overlay}
        className={styles.canvas}
        hidden={!visible}
        style={{ clipPath: `inset(0 0 0 ${100 * swipe}%)` }}
      />
    </div>
  )
}
