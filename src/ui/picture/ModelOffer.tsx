// Several models were given at once: which one?
import type { Candidate } from '../../state/intake/candidates'
import controls from '../controls.module.css'
import { Dismiss } from '../Dismiss'
import { useIntents, useShown } from '../page'
import { words } from '../words/strings'
import styles from './ModelOffer.module.css'

export function ModelOffer() {
  const offered = useShown((s) => s.offered)
  const { takeOffered } = useIntents()
  if (offered.length === 0) return null
  const question = words.whichModel(offered.length)
  return (
    <section className={styles.offer} aria-label={question}>
      <div className={styles.head}>
        <p role="alert">{question}</p>
        <Dismiss dismiss={() => takeOffered(null)} />
      </div>
      <div className={styles.models}>
        {offered.map((candidate) => (
          <button
            key={candidate.path}
            type="button"
            className={controls.button}
            title={candidate.path}
            onClick={() => takeOffered(candidate)}
          >
            {label(candidate, offered)}
          </button>
        ))}
      </div>
    </section>
  )
}

/** The path where the name is not its own. */
function label({ name, path }: Candidate, all: readonly Candidate[]): string {
  return all.filter((other) => other.name === name).length > 1 ? path : name
}
