// The picture with all that lies over it, magnified where somebody wants to see more. Pixels are canvas/'s.
import { type PointerEvent, Suspense, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { cellsOf, valueAt } from '../../canvas/raster'
import { onStage } from '../../state/onStage'
import { transformOf, whole } from '../../state/zoom'
import { later } from '../later'
import { useIntents, usePage, useShown } from '../page'
import { MapCanvas } from './MapCanvas'
import { SeenOutline } from './SeenOutline'
import styles from './Stage.module.css'
import { Swipe } from './Swipe'
import type { Scene } from './useScene'
import { useZoomGestures } from './useZoomGestures'

const Contours = later(async () => (await import('./Contours')).Contours)
const Boxes = later(async () => (await import('./Boxes')).Boxes)
const WinningOutline = later(async () => (await import('./WinningOutline')).WinningOutline)
const StageTool = later(async () => (await import('./stageTool')).StageTool)

interface Props {
  readonly scene: Scene
  readonly onValue: (value: number | null) => void
}

export function StagePicture({ scene, onValue }: Props) {
  const { wished, zoom, contours, boxes, region } = useShown((state) => ({
    wished: state.view.cells,
    zoom: state.view.zoom,
    contours: state.view.contours,
    boxes: state.classification?.boxes !== undefined,
    region: onStage(state)?.request.target.kind === 'region',
  }))
  const frame = useRef<HTMLDivElement>(null)
  const gestures = useZoomGestures(frame)
  const tool = useTool()
  const { view } = useIntents()
  const { bitmap } = scene
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is seen whole first.
  useEffect(() => () => view({ zoom: whole }), [bitmap, view])
  const [width, height] = scene.geometry.picture

  function move(event: PointerEvent<HTMLElement>) {
    const { heatmap, concepts, geometry } = scene
    if (heatmap?.state !== 'ok') return onValue(null)
    const mode = cellsOf(wished, heatmap)
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * width
    const y = ((event.clientY - box.top) / box.height) * height
    const values = (concepts ?? [heatmap]).map((map) => valueAt(map, geometry, { x, y, mode }))
    onValue(values.reduce((most, v) => (v === null ? most : Math.max(most ?? v, v)), null))
  }

  const ratio = { '--ratio': String(width / height) } as React.CSSProperties
  return (
    <div
      ref={frame}
      className={styles.picture}
      style={ratio}
      data-zoomed={zoom.scale > 1}
      data-stage-picture
      {...gestures}
    >
      <div className={styles.lens}>
        <div
          className={styles.magnified}
          style={{ transform: transformOf(zoom) }}
          onPointerMove={move}
          onPointerLeave={() => onValue(null)}
        >
          <MapCanvas scene={scene} zoom={zoom} />
          {contours ? (
            <Suspense>
              <Contours scene={scene} />
            </Suspense>
          ) : null}
          <SeenOutline scene={scene} />
          {region ? (
            <Suspense>
              <WinningOutline scene={scene} />
            </Suspense>
          ) : null}
          {boxes ? (
            <Suspense>
              <Boxes scene={scene} idle={tool === 'swipe'} />
            </Suspense>
          ) : null}
          {tool === 'swipe' ? null : (
            <Suspense>
              <StageTool scene={scene} kind={tool} />
            </Suspense>
          )}
        </div>
      </div>
      {tool === 'swipe' && scene.heatmap?.state === 'ok' ? <Swipe /> : null}
    </div>
  )
}

/** Whatever the pointer does. */
function useTool() {
  const tool = useStore(usePage().analyses.tools.hand, (s) => s.tool)
  const ready = useShown((s) => s.classification !== null)
  return ready ? tool : 'swipe'
}
