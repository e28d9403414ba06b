import { CompareButton } from '../compare/CompareButton'
import { Logo } from '../Icon'
import { words } from '../words/strings'
import { BackendChip } from './BackendChip'
import { CopyLink } from './CopyLink'
import styles from './Header.module.css'
import { KeyHelp } from './KeyHelp'
import { OpenFiles } from './OpenFiles'

export function Header() {
  return (
    <header className={styles.header}>
      <Logo />
      <h1>Limelight</h1>
      <p className={styles.tagline}>{words.tagline}</p>
      <BackendChip />
      <CompareButton />
      <CopyLink />
      <OpenFiles />
      <KeyHelp />
    </header>
  )
}
