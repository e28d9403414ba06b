// The untouched picture, the same in grey, and the map, each a canvas; the browser lays them on each other.
// The swipe shows the right part of grey and map.
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { conceptPixels } from '../../canvas/concepts'
import { divergingTable } from '../../canvas/diverging'
import { mapPixels } from '../../canvas/mapPixels'
import { drawInput, drawPicture, show } from '../../canvas/paint'
import { reveals } from '../../canvas/palette'
import { mapBox, seenBox, wholeBox } from '../../canvas/placing'
import { cellsOf } from '../../canvas/raster'
import { whereStrong } from '../../canvas/whereStrong'
import { whole, type Zoom } from '../../state/zoom'
import { useIntents, useShown } from '../page'
import { canvasLabel } from '../words/canvasLabel'
import { whereText } from '../words/stageWords'
import styles from './MapCanvas.module.css'
import type { Scene } from './useScene'

interface Props {
  readonly scene: Scene
  /** How the stage magnifies what is drawn here: the line of the swipe stands on the stage, not on the picture. */
  readonly zoom?: Zoom
}

export function MapCanvas({ scene, zoom = whole }: Props) {
  const { look, view, label } = useShown((s) => ({
    look: s.recipe.look,
    view: s.view,
    label: canvasLabel(s),
  }))
  const { heatmap, geometry } = scene
  const visible = heatmap?.state === 'ok' && !view.hidden && look.opacity > 0
  // Revealed the picture keeps its colours; else they leave it within the first quarter of the slider: nothing jumps.
  const revealed = reveals(look.palette) && !scene.reach && !scene.concepts
  const grey = revealed ? 0 : Math.min(1, 4 * look.opacity)
  const told = useDeferredValue(scene, null)
  const where = useMemo(() => (told === scene ? whereOf(told) : null), [told, scene])
  const swipe = Math.min(1, Math.max(0, zoom.x + (view.swipe - 0.5) / zoom.scale))
  const tiny = Math.max(scene.bitmap.width, scene.bitmap.height) <= 96 || scene.cut !== null
  return (
    <div
      className={styles.layers}
      role="img"
      aria-label={scene.says ?? label}
      aria-description={where ? whereText(where) : undefined}
      data-pixels={tiny}
    >
      <PictureCanvas scene={scene} />
      <div className={styles.over} hidden={!visible} style={{ clipPath: `inset(0 0 0 ${100 * swipe}%)` }}>
        <div className={styles.seen} style={seenBox(geometry)}>
          <div className={styles.whole} style={wholeBox(geometry)}>
            <div className={styles.grey} style={{ opacity: grey }}>
              <PictureCanvas scene={scene} later />
            </div>
            <HeatmapCanvas scene={scene} opacity={look.opacity} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** A phone's page has its stage on paper alone, and there is no next frame then. */
const onPaper = () => matchMedia('print').matches

const whereOf = ({ heatmap, geometry, concepts, says }: Scene) =>
  heatmap && !concepts && !says ? whereStrong(heatmap, geometry) : null

interface PictureProps {
  readonly scene: Scene
  /** In a task of its own: a photograph takes long to draw, and what lies under a map is not needed before that. */
  readonly later?: boolean
}

function PictureCanvas({ scene: { bitmap, cut }, later = false }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const paint = () => {
      if (!canvas.current) return
      if (cut) drawInput(canvas.current, bitmap, cut)
      else drawPicture(canvas.current, bitmap)
    }
    if (!later || onPaper()) return paint()
    const soon = setTimeout(paint)
    return () => clearTimeout(soon)
  }, [bitmap, cut, later])
  return <canvas ref={canvas} className={styles.canvas} />
}

/** A threshold has no meaning where zero is in the middle. */
const signedLook = { palette: 'inferno', threshold: 0, table: divergingTable() } as const

function HeatmapCanvas({ scene, opacity }: { readonly scene: Scene; readonly opacity: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { look, wished } = useShown((s) => ({ look: s.recipe.look, wished: s.view.cells }))
  const { palette, threshold } = look
  const { heatmap, concepts, geometry, reach } = scene
  const cells = heatmap ? cellsOf(wished, heatmap) : 'smooth'
  const { drawn } = useIntents()
  useEffect(() => {
    if (heatmap?.state !== 'ok') return
    const paint = () => {
      const begin = performance.now()
      const pixels = concepts
        ? conceptPixels(concepts, { threshold, mode: cells })
        : mapPixels(heatmap, reach ? signedLook : { palette, threshold }, cells)
      if (canvas.current) show(canvas.current, pixels)
      drawn(performance.now() - begin)
    }
    if (onPaper()) return paint()
    // One painting a frame, however fast a slider moves.
    const frame = requestAnimationFrame(paint)
    return () => cancelAnimationFrame(frame)
  }, [heatmap, concepts, reach, palette, threshold, cells, drawn])
  const style = { ...mapBox(geometry), opacity }
  return <canvas ref={canvas} className={styles.map} data-cells={cells} style={style} />
}
