// Brush and box on the picture; what they took away lies over picture and map as the model sees it.
import { type PointerEvent, useRef } from 'react'
import { useStore } from 'zustand'
import { usePage } from '../page'
import { toolWords } from '../words/toolWords'
import { ErasedPixels } from './ErasedPixels'
import { RegionLines } from './RegionLines'
import styles from './StageTool.module.css'
import { type Point, pictureSides, pointAt } from './toolPlace'
import { boxOf, useEraseKeys } from './useEraseKeys'
import type { Scene } from './useScene'

interface Props {
  readonly scene: Scene
  readonly kind: 'brush' | 'box'
}

export function EraseTool({ scene, kind }: Props) {
  const { eraser, hand } = usePage().analyses.tools
  const share = useStore(hand, (s) => s.radius)
  const radius = share * Math.min(...pictureSides(scene))
  const points = useRef<Point[]>([])
  const { cursor, corner, keyDown } = useEraseKeys(scene, { kind, radius })

  const region = () => {
    const [first, last] = [points.current[0], points.current.at(-1)]
    if (!first || !last) return null
    if (kind === 'box') return boxOf(first, last)
    return { kind: 'stroke', radius, points: [...points.current] } as const
  }
  function down(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    event.currentTarget.setPointerCapture(event.pointerId)
    points.current = [pointAt(event, scene)]
    eraser.draw(region())
  }
  function move(event: PointerEvent<HTMLElement>) {
    if (points.current.length === 0 || !event.isPrimary) return
    points.current.push(pointAt(event, scene))
    eraser.draw(region())
  }
  function up(event: PointerEvent<HTMLElement>) {
    if (!event.isPrimary) return
    const drawn = region()
    points.current = []
    if (drawn && event.type === 'pointerup') eraser.add(drawn)
    else eraser.draw(null)
  }
  return (
    <>
      <ErasedPixels scene={scene} />
      <RegionLines scene={scene} cursor={cursor} corner={corner} radius={kind === 'brush' ? radius : 0} />
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys as a pointer does.
        tabIndex={0}
        aria-label={toolWords.eraseArea}
        aria-describedby="tool-hint"
        className={styles.area}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={keyDown}
      />
    </>
  )
}
