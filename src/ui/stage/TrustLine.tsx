import { conceptsOnStage, onStage } from '../../state/onStage'
import { useShown } from '../page'
import { caveatOf, isWeak, trustLine } from '../words/trustWords'
import styles from './TrustLine.module.css'
import { TrustPanel } from './TrustPanel'

/** Under every map: whether the class hangs on what the map highlights. */
export function TrustLine() {
  const { shown, trust, picture, growing, concepts } = useShown((s) => {
    const made = onStage(s)
    return {
      shown: s.shown,
      trust: s.trust,
      picture: s.picture,
      growing: made?.progress != null,
      concepts: made !== null && conceptsOnStage(made) !== null,
    }
  })
  if (!shown || growing || shown.pictureKey !== picture?.key) return null
  const caveat = caveatOf(shown)
  const measured = trust?.key === shown.key ? trust : null
  return (
    <div
      className={styles.trust}
      data-weak={measured !== null && isWeak(measured)}
      data-trust={measured ? ('trouble' in measured ? 'failed' : 'measured') : 'open'}
    >
      {/* Its place is kept until it is measured; of several concepts at once nothing is. */}
      {concepts && !caveat ? null : (
        <p className={styles.line}>
          {caveat ? <span className={styles.caveat}>{caveat} </span> : null}
          {measured ? trustLine(shown, measured) : null}
        </p>
      )}
      {shown.result.heatmap.state === 'ok' ? <TrustPanel shown={shown} /> : null}
    </div>
  )
}
