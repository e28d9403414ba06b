// On a phone: the map, small, with what it shows and the running job, wherever the page is scrolled to. A tap shows its
// effect without scrolling back.
import { useEffect, useState } from 'react'
import { useShown } from '../page'
import { headlineOf } from '../words/describe'
import { partWords } from '../words/runWords'
import { MapCanvas } from './MapCanvas'
import styles from './PhoneBand.module.css'
import { Running } from './Running'
import { useScene } from './useScene'

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
    <div className={styles.band}>
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

/** True on a narrow screen once the element has left it. */
function useOutOfSight(element: React.RefObject<HTMLElement | null>): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    const narrow = matchMedia('(max-width: 720px)')
    const seen = new IntersectionObserver(([entry]) =>
      setAway(narrow.matches && entry?.isIntersecting === false),
    )
    if (element.current) seen.observe(element.current)
    return () => seen.disconnect()
  }, [element])
  return away
}
