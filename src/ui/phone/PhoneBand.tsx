// On a phone: the map, small, with what it shows and the running job, wherever the page is scrolled to. A tap shows its
// effect without scrolling back.
import { useEffect, useState } from 'react'
import { useShown } from '../page'
import { MapCanvas } from '../stage/MapCanvas'
import { Running } from '../stage/Running'
import { useScene } from '../stage/useScene'
import { headlineOf } from '../words/describe'
import { partWords } from '../words/runWords'
import styles from './PhoneBand.module.css'

interface Props {
  /** The whole stage: the band shows while it is out of sight. */
  readonly stage: React.RefObject<HTMLElement | null>
}

export function PhoneBand({ stage }: Props) {
  const away = useOutOfSight(stage)
  if (!away) return null
  return <Band onTap={() => stage.current?.scrollIntoView({ block: 'center' })} />
}

function Band({ onTap }: { readonly onTap: () => void }) {
  const scene = useScene()
  const headline = useShown(headlineOf)
  if (!scene) return null
  const [width, height] = scene.geometry.picture
  const ratio = { '--ratio': String(width / height) } as React.CSSProperties
  return (
    <div className={styles.band} data-band>
      <button type="button" className={styles.map} style={ratio} onClick={onTap} aria-label={partWords.back}>
        <MapCanvas scene={scene} />
      </button>
      <div className={styles.text}>
        <p aria-hidden="true">
          {headline.before}
          {headline.name ? <b>{headline.name}</b> : null}
          {headline.after}
        </p>
        <Running rests={false} />
      </div>
    </div>
  )
}

/** True once the element has left the screen. */
function useOutOfSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => setAway(entry?.isIntersecting === false))
    if (element.current) seen.observe(element.current)
    return () => seen.disconnect()
  }, [element])
  return away
}
