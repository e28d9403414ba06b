// The picture with its map and their colour bar: the page's one large thing.
import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { later } from '../later'
import { usePage, useShown } from '../page'
import { alikeLine } from '../words/toolWords'
import { ColourBar } from './ColourBar'
import styles from './Stage.module.css'
import { StagePicture } from './StagePicture'
import { StandIn } from './StandIn'
import { type Scene, useScene } from './useScene'

const Invitation = later(async () => (await import('../picture/Invitation')).Invitation)

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
        alike={found !== null}
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
function Content({
  scene,
  onValue,
}: { readonly scene: Scene | null } & {
  readonly onValue: (value: number | null) => void
}) {
  const overlay = useShown((s) => s.overlay)
  if (overlay && !scene?.heatmap) return <StandIn {...overlay} />
  if (scene) return <StagePicture scene={scene} onValue={onValue} />
  return (
    <Suspense>
      <Invitation />
    </Suspense>
  )
}
