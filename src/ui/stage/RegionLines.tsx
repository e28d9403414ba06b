// What is being drawn, the boxes, and the cursor of the keyboard.
import { useStore } from 'zustand'
import type { Region } from '../../picture/regions'
import { usePage } from '../page'
import styles from './StageTool.module.css'
import { onStageAt, type Point } from './toolPlace'
import type { Scene } from './useScene'

interface Props {
  readonly scene: Scene
  readonly cursor: Point | null
  readonly corner: Point | null
  /** Of the brush, in pixels of the picture; 0 for a box. */
  readonly radius: number
}

export function RegionLines({ scene, cursor, corner, radius }: Props) {
  const { regions, drawn } = useStore(usePage().analyses.tools.eraser.state)
  const [width, height] = scene.geometry.picture
  const all = [...regions.filter(({ kind }) => kind === 'box'), ...(drawn ? [drawn] : [])]
  const at = cursor && onStageAt(scene, cursor)
  const from = corner && onStageAt(scene, corner)
  const dot = Math.max(width, height) / 80
  return (
    <svg className={styles.lines} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {all.map((region) => (
        <Shape key={JSON.stringify(region)} region={region} scene={scene} />
      ))}
      {from ? <circle className={styles.line} cx={from[0]} cy={from[1]} r={dot} /> : null}
      {at ? <circle className={styles.line} cx={at[0]} cy={at[1]} r={radius || dot} /> : null}
    </svg>
  )
}

function Shape({ region, scene }: { readonly region: Region; readonly scene: Scene }) {
  if (region.kind === 'box') {
    const [x0, y0, x1, y1] = region.box
    const [left, top] = onStageAt(scene, [x0, y0])
    const [right, bottom] = onStageAt(scene, [x1, y1])
    return <rect className={styles.line} x={left} y={top} width={right - left} height={bottom - top} />
  }
  const points = region.points.map((point) => onStageAt(scene, point).join(','))
  const [x0] = onStageAt(scene, [0, 0])
  const [x1] = onStageAt(scene, [region.radius, 0])
  return (
    <polyline
      className={styles.brush}
      points={[...points, ...points.slice(-1)].join(' ')}
      strokeWidth={2 * (x1 - x0)}
    />
  )
}
