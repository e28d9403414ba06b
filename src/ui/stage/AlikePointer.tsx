// A place that somebody points at; arrows go from cell to cell of the layer.
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { mapBox } from '../../canvas/placing'
import { toInput, toPicture } from '../../picture/regions'
import { usePage, useShown } from '../page'
import { toolWords } from '../words/toolWords'
import styles from './StageTool.module.css'
import { pictureSides, pointAt, stepped } from './toolPlace'
import type { Scene } from './useScene'

export function AlikePointer({ scene }: { readonly scene: Scene }) {
  const { alike, hand } = usePage().analyses.tools
  const { place, found } = useStore(alike.state)
  const geometry = useShown((s) => s.classification?.geometry ?? null)

  function keyDown(event: KeyboardEvent<HTMLElement>): void {
    const [width, height] = pictureSides(scene)
    const middle = place ?? ([width / 2, height / 2] as const)
    if (event.key === 'Escape') hand.setState({ tool: 'swipe' })
    else if (event.key === 'Enter') alike.point(middle)
    else {
      const sides = geometry?.input ?? [1, 1]
      const { width: columns, height: rows } = found?.heatmap ?? { width: 7, height: 7 }
      const step = [sides[0] / columns, sides[1] / rows] as const
      const moved = geometry && stepped(event.key, toInput(geometry, middle), { step, sides })
      if (!moved) return
      const inside = [Math.min(moved[0], sides[0] - 0.5), Math.min(moved[1], sides[1] - 0.5)] as const
      alike.point(toPicture(geometry, inside))
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className={styles.clip}>{found ? <Marked scene={scene} /> : null}</div>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys as a pointer does.
        tabIndex={0}
        aria-label={toolWords.alikeArea}
        aria-describedby="tool-hint"
        className={styles.area}
        onPointerDown={(event) => alike.point(pointAt(event, scene))}
        onPointerMove={(event) => event.buttons === 1 && alike.point(pointAt(event, scene))}
        onKeyDown={keyDown}
      />
    </>
  )
}

/** The outline of the cell. */
function Marked({ scene }: { readonly scene: Scene }) {
  const found = useStore(usePage().analyses.tools.alike.state, (s) => s.found)
  if (!found) return null
  const { cell, heatmap } = found
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`
  const place = {
    left: share(cell[1], heatmap.width),
    top: share(cell[0], heatmap.height),
    width: share(1, heatmap.width),
    height: share(1, heatmap.height),
  }
  return (
    <div className={styles.grid} style={mapBox(scene.geometry)}>
      <span className={styles.marked} style={place} />
    </div>
  )
}
