// The empty stage says what to bring, and nothing else.
import { missingFiles } from '../../state/phase'
import { useShown } from '../page'
import { partWords } from '../words/runWords'
import { sayings } from '../words/sayings'
import { words } from '../words/strings'
import styles from './Invitation.module.css'

export function Invitation() {
  const { model, missing, busy } = useShown((s) => ({
    model: s.model !== null,
    missing: missingFiles(s).join(sayings.and),
    busy: s.fetching !== null || s.sorting !== null,
  }))
  if (busy) return null
  const first = model ? words.haveModel : words.invitation
  return (
    <div className={styles.invitation} data-invites>
      <svg viewBox="0 0 120 90" width="120" aria-hidden="true">
        <path d="M60 12 104 78H16Z" fill="var(--accent-wash)" />
        <ellipse cx="60" cy="78" rx="44" ry="8" fill="var(--accent)" opacity="0.55" />
        <circle cx="60" cy="12" r="7" fill="var(--accent)" />
      </svg>
      <p className={styles.first}>{missing ? partWords.dropMissing(missing) : first}</p>
      {model || missing ? null : <p className={styles.more}>{words.invitationMore}</p>}
    </div>
  )
}
