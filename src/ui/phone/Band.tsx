// The map, small, beside what it shows, how it was made or how far it has come, and how far to trust it.

import { measuredOnStage } from '../../state/onStage'
import { usePage, useShown } from '../page'
import { Headline } from '../stage/Headline'
import { MapCanvas } from '../stage/MapCanvas'
import { Running } from '../stage/Running'
import { StandIn } from '../stage/StandIn'
import { useScene } from '../stage/useScene'
import { captionOf } from '../words/describe'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { briefLine, isWeak } from '../words/trustWords'
import places from './Band.module.css'
import styles from './Head.module.css'

export function Band() {
  const facts = useShown(captionOf)
  return (
    <div className={places.band}>
      <SmallMap />
      <div className={styles.text}>
        <Headline className={styles.headline} />
        {facts ? <p className={styles.facts}>{facts}</p> : <More />}
        <Running rests={false} />
        <Trust />
      </div>
    </div>
  )
}

/** A tap on it leads to the whole stage. */
function SmallMap() {
  const { panels } = usePage()
  const scene = useScene()
  const overlay = useShown((s) => s.overlay)
  const saved = overlay && !scene?.heatmap ? overlay : null
  const [width, height] = scene?.geometry.picture ?? [1, 1]
  const ratio = { '--ratio': String(width / height) } as React.CSSProperties
  return (
    <div className={`${places.place} ${styles.saved}`} data-map>
      {saved ? <StandIn {...saved} /> : null}
      {scene && !saved ? (
        <div className={places.map} style={ratio}>
          <MapCanvas scene={scene} />
        </div>
      ) : null}
      {scene || saved ? (
        <button
          type="button"
          className={styles.cover}
          aria-label={partWords.whole}
          onClick={() => panels.show('stage')}
        />
      ) : null}
    </div>
  )
}

/** On an empty page: what to bring. */
function More() {
  const empty = useShown((s) => !s.model && !s.picture && s.fetching === null && s.sorting === null)
  return empty ? <p className={styles.more}>{words.invitationMore}</p> : null
}

function Trust() {
  const measured = useShown(measuredOnStage)
  if (!measured) return null
  const { shown, trust } = measured
  return (
    <p className={styles.trust} data-weak={isWeak(shown, trust)}>
      {briefLine(shown, trust)}
    </p>
  )
}
