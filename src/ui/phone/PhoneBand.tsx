// On a phone: the map, small, with what it shows and the running job, wherever the page is scrolled to. A tap shows its
// effect without scrolling back.
import { useEffect, useState } from 'react'
import { useShown } from '../page'
import { MapCanvas } from '../stage/MapCanvas'
import { Running } from '../stage/Running'
import { useScene } from '../stage/useScene'
import { captionOf, headlineOf } from '../words/describe'
import { probability } from '../words/format'
import { partWords } from '../words/runWords'
import { trustWords } from '../words/trustWords'
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
        <p className={styles.headline} aria-hidden="true">
          {headline.before}
          {headline.name ? <b>{headline.name}</b> : null}
          {headline.after}
        </p>
        <Brief />
        <Running rests={false} />
      </div>
    </div>
  )
}

/** How the map was made and how far to trust it, a line each; while one is made its progress takes their place. */
function Brief() {
  const facts = useShown(captionOf)
  const { running, trust } = useShown((s) => ({
    running: s.job.kind !== 'idle' || s.live !== null,
    trust: s.trust && 'hidden' in s.trust && s.trust.key === s.shown?.key ? s.trust : null,
  }))
  if (running) return null
  const [from, to, chance] = trust ? [trust.score, trust.hidden, trust.random].map(probability) : []
  return (
    <div className={styles.brief} aria-hidden="true">
      <p>{facts}</p>
      {from && to && chance ? <p>{trustWords.brief(from, to, chance)}</p> : null}
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
