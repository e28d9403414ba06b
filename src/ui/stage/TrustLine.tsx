import { Suspense, useId, useState } from 'react'
import { useStore } from 'zustand'
import { conceptsOnStage, onStage, shownOnStage } from '../../state/onStage'
import type { Trust } from '../../state/watchTrust'
import controls from '../controls.module.css'
import { later } from '../later'
import { usePage, useShown } from '../page'
import { beatenLine, caveatOf, isWeak, trustLine, trustWords } from '../words/trustWords'
import styles from './TrustLine.module.css'
import { TruthLine } from './TruthLine'

const MARK = '\u2063'

const Panel = later(async () => (await import('./TrustPanel')).TrustPanel)

/** Under every map: whether the class hangs on what the map highlights, and all curves of it on request. */
export function TrustLine() {
  const { shown, trust, concepts, resting } = useShown((s) => {
    const made = onStage(s)
    return {
      shown: shownOnStage(s),
      trust: s.trust,
      resting: s.job.kind === 'idle',
      concepts: made !== null && conceptsOnStage(made) !== null,
    }
  })
  const shuffled = useStore(usePage().analyses.sanity.cascading.state)
  const [open, setOpen] = useState(false)
  const id = useId()
  if (!shown) return <div className={styles.place} data-rests={resting} />
  const caveat = caveatOf(shown)
  const flat = shown.result.heatmap.state !== 'ok'
  const measured = trust?.key === shown.key ? trust : null
  const steps = shuffled.key === shown.key ? shuffled.found : null
  // Of several concepts at once there is no one map to measure.
  const nothing = flat || concepts
  const pending = !measured && !nothing && resting
  return (
    <>
      <div
        className={styles.trust}
        data-weak={measured !== null && isWeak(shown, measured)}
        data-trust={measured ? ('trouble' in measured ? 'failed' : 'measured') : 'open'}
      >
        {/* Their place is kept until it is measured. */}
        {nothing ? null : <Bars trust={measured} />}
        <div className={styles.lines}>
          <p className={styles.line}>
            {caveat ? <span className={styles.quiet}>{caveat} </span> : null}
            {concepts ? <span className={styles.quiet}>{trustWords.several}</span> : null}
            {measured ? <Marked text={trustLine(shown, measured, (word) => MARK + word + MARK)} /> : null}
            {pending ? <span className={styles.quiet}>{trustWords.pending}</span> : null}
          </p>
          <p className={styles.small}>
            {beatenLine(measured, steps)} <TruthLine />
          </p>
        </div>
        {nothing ? null : (
          <button
            type="button"
            className={controls.button}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            title={trustWords.about}
            onClick={() => setOpen(!open)}
          >
            {trustWords.curves}
          </button>
        )}
      </div>
      {open && !nothing ? (
        <Suspense>
          <Panel id={id} shown={shown} />
        </Suspense>
      ) : null}
    </>
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
