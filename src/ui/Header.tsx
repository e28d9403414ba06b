import { BackendChip } from './BackendChip'
import { CompareButton } from './CompareButton'
import { CopyLink } from './CopyLink'
import styles from './Header.module.css'
import { Logo } from './Icon'
import { KeyHelp } from './KeyHelp'
import { words } from './strings'

export function Header() {
  return (
    <header className={styles.header}>
      <Logo />
      <h1>Limelight</h1>
      <p className={styles.tagline}>{words.tagline}</p>
      <BackendChip />
      <CompareButton />
      <CopyLink />
      <KeyHelp />
    </header>
  )
}
