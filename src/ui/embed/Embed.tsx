// `?embed`: the stage alone, for a frame in a page of somebody else. The fragment says what it shows.

import { writeLink } from '../../recipe/writeRecipe'
import { phaseOf } from '../../state/phase'
import { Alerts } from '../Alerts'
import { useShown } from '../page'
import { Headline } from '../stage/Headline'
import { Running } from '../stage/Running'
import { Stage } from '../stage/Stage'
import { captionOf } from '../words/describe'
import { words } from '../words/strings'
import styles from './Embed.module.css'

export function Embed() {
  const phase = useShown(phaseOf)
  const facts = useShown(captionOf)
  const fragment = useShown((s) => writeLink(s.recipe))
  return (
    <main className={styles.embed} data-phase={phase}>
      <Alerts />
      <Stage />
      <Headline />
      <p className={styles.facts}>{facts}</p>
      <Running rests />
      <a className={styles.open} href={`./#${fragment}`} target="_blank" rel="noreferrer">
        {words.openWhole}
      </a>
    </main>
  )
}
