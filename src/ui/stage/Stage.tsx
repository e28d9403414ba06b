// The picture with its map: the page's one large thing. Pointer and swipe live here, pixels in canvas/.
import { type PointerEvent, useState } from 'react'
import { useStore } from 'zustand'
import { valueAt } from '../../canvas/raster'
import { usePage, useShown } from '../page'
import { Invitation } from '../picture/Invitation'
import { alikeLine } from '../words/toolWords'
import { AlikePointer } from './AlikePointer'
import { ColourBar } from './ColourBar'
import { EraseTool } from './EraseTool'
import { MapCanvas } from './MapCanvas'
import { SeenOutline } from './SeenOutline'
import styles from './Stage.module.css'
import { StandIn } from './StandIn'
import { Swipe } from './Swipe'
import { type Scene, useScene } from './useScene'

export function Stage() {
  const whole = useScene()
  const found = useLikeness()
  const scene =
    whole && found
      ? { ...whole, heatmap: found.heatmap, concepts: null, reach: null, says: alikeLine(found) }
      : whole
  const [value, setValue] = useState<number | null>(null)
  return (
    <div className={styles.stage}>
      <div className={styles.frame}>
        <Content scene={scene} onValue={setValue} />
      </div>
      <ColourBar
        heatmap={scene?.heatmap ?? null}
        concepts={scene?.concepts != null}
        value={value}
        note={scene?.says}
        reach={scene?.reach ?? null}
      />
    </div>
  )
}

/** What stands in the place of the map while somebody asks which places are alike. */
function useLikeness() {
  const { hand, alike } = usePage().analyses.tools
  const tool = useStore(hand, (s) => s.tool)
  const found = useStore(alike.state, (s) => s.found)
  return tool === 'alike' ? found : null
}

/** One of our own pictures stands in where what it was made of is missing. */
function Content({ scene, onValue }: { readonly scene: Scene | null } & Pick<PictureProps, 'onValue'>) {
  const overlay = useShown((s) => s.overlay)
  if (overlay && !scene?.heatmap) return <StandIn {...overlay} />
  return scene ? <Picture scene={scene} onValue={onValue} /> : <Invitation />
}

interface PictureProps {
  readonly scene: Scene
  readonly onValue: (value: number | null) => void
}

function Picture({ scene, onValue }: PictureProps) {
  const mode = useShown((s) => s.view.cells)
  const [width, height] = scene.geometry.picture

  function move(event: PointerEvent<HTMLElement>) {
    const { heatmap, concepts, geometry } = scene
    if (heatmap?.state !== 'ok') return onValue(null)
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * width
    const y = ((event.clientY - box.top) / box.height) * height
    const values = (concepts ?? [heatmap]).map((map) => valueAt(map, geometry, { x, y, mode }))
    onValue(values.reduce((most, v) => (v === null ? most : Math.max(most ?? v, v)), null))
  }

  const ratio = { '--ratio': String(width / height) } as React.CSSProperties
  return (
    <div className={styles.picture} style={ratio} onPointerMove={move} onPointerLeave={() => onValue(null)}>
      <MapCanvas scene={scene} />
      <SeenOutline scene={scene} />
      <PointerTool scene={scene} />
    </div>
  )
}

/** Whatever the pointer does. */
function PointerTool({ scene }: { readonly scene: Scene }) {
  const tool = useStore(usePage().analyses.tools.hand, (s) => s.tool)
  const ready = useShown((s) => s.classification !== null)
  if (tool === 'swipe' || !ready) return scene.heatmap?.state === 'ok' ? <Swipe /> : null
  if (tool === 'alike') return <AlikePointer scene={scene} />
  return <EraseTool key={tool} scene={scene} kind={tool} />
}
