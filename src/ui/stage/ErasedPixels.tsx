import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { show } from '../../canvas/paint'
import { mapBox } from '../../canvas/placing'
import { usePage } from '../page'
import styles from './StageTool.module.css'
import type { Scene } from './useScene'

/** What the model sees where something was taken away. */
export function ErasedPixels({ scene }: { readonly scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pixels = useStore(usePage().analyses.tools.eraser.state, (s) => s.after?.pixels ?? null)
  useEffect(() => {
    if (!canvas.current) return
    if (pixels) show(canvas.current, pixels)
    else canvas.current.width = 1
  }, [pixels])
  return (
    <div className={styles.clip}>
      <canvas ref={canvas} className={styles.erased} style={mapBox(scene.geometry)} width="1" height="1" />
    </div>
  )
}
