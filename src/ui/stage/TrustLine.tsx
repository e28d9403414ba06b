import { conceptsOnStage, onStage } from '../../state/onStage'
import type { Trust } from '../../state/watchTrust'
import { useShown } from '../page'
import { caveatOf, isWeak, trustLine, trustWords } from '../words/trustWords'
import styles from './TrustLine.module.css'
import { TrustPanel } from './TrustPanel'

const MARK = '\u2063'

/** Under every map: whether the class hangs on what the map highlights. */
export function TrustLine() {
  const { shown, trust, picture, growing, concepts, resting } = useShown((s) => {
    const made = onStage(s)
    return {
      shown: s.shown,
      trust: s.trust,
      resting: s.job.kind === 'idle',
      picture: s.picture,
      growing: made?.progress != null,
      concepts: made !== null && conceptsOnStage(made) !== null,
    }
  })
  if (!shown || growing || shown.pictureKey !== picture?.key) return null
  const caveat = caveatOf(shown)
  const flat = shown.result.heatmap.state !== 'ok'
  const measured = trust?.key === shown.key ? trust : null
  return (
    <div
      className={styles.trust}
      data-weak={measured !== null && isWeak(measured)}
      data-trust={measured ? ('trouble' in measured ? 'failed' : 'measured') : 'open'}
    >
      {/* Their place is kept until it is measured; of several concepts at once nothing is. */}
      {flat || concepts ? null : <Bars trust={measured} />}
      {concepts && !caveat ? null : (
        <p className={styles.line}>
          {caveat ? <span className={styles.quiet}>{caveat} </span> : null}
          {measured ? <Marked text={trustLine(shown, measured, (word) => MARK + word + MARK)} /> : null}
          {measured || flat || concepts || !resting ? null : (
            <span className={styles.quiet}>{trustWords.pending}</span>
          )}
        </p>
      )}
      {!flat ? <TrustPanel shown={shown} /> : null}
    </div>
  )
}

/** Every second piece between two marks is bold. */
const Marked = ({ text }: { readonly text: string }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other name.
  text.split(MARK).map((piece, at) => (at % 2 ? <b key={at}>{piece}</b> : piece))

/** The class as it is, without the brightest tenth, and without a random one: what the sentence says, at a glance. */
function Bars({ trust }: { readonly trust: Trust | null }) {
  const shares = trust && 'hidden' in trust ? [trust.score, trust.hidden, trust.random] : [0, 0, 0]
  const most = Math.max(...shares, 0.01)
  return (
    <span className={styles.bars} aria-hidden="true">
      {shares.map((share, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their order is what they are.
        <span key={at} style={{ height: `${(100 * Math.max(0, share)) / most}%` }} />
      ))}
    </span>
  )
}
