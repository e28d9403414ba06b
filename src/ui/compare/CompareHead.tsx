import { count } from '../../results/format'
import { goOn } from '../../state/compare/compare'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { compareWords } from '../words/compareWords'
import { runWords } from '../words/runWords'
import { words } from '../words/strings'
import type { FiguredTile } from './arrange'
import styles from './Compare.module.css'
import { CompareDownload } from './CompareDownload'
import { commonLine, type Tiles } from './compareTiles'
import { OrderChoice } from './OrderChoice'

interface Props {
  readonly tiles: Tiles
  /** As they stand in the grid. */
  readonly shown: Omit<Tiles, 'tiles'> & { readonly tiles: readonly FiguredTile[] }
}

/** What the maps have in common, how many there are, and what can be done with them. */
export function CompareHead({ tiles: { tiles }, shown }: Props) {
  const { line, running, compare } = useShown((s) => ({
    line: commonLine(s),
    running: s.job.kind === 'explaining',
    compare: s.compare,
  }))
  const intents = useIntents()
  const missing = tiles.filter(({ heatmap, note }) => heatmap === null && note === null).length
  const failed = tiles.some(({ heatmap, note, change }) => change && heatmap === null && note !== null)
  return (
    <header className={styles.head}>
      <p role="status" className={styles.line}>
        {line}
      </p>
      <span className={styles.count}>
        {missing > 0 ? runWords.of(count(tiles.length - missing), count(tiles.length)) : ''}
      </span>
      <OrderChoice />
      <span className={styles.actions}>
        {running ? (
          <button type="button" className={controls.button} onClick={intents.stop}>
            {words.stop}
          </button>
        ) : (missing > 0 && compare.halted) || failed ? (
          <button type="button" className={controls.button} onClick={() => intents.compare(goOn(compare))}>
            {compare.halted ? compareWords.goOn : words.retry}
          </button>
        ) : null}
        <CompareDownload tiles={shown} />
        <button type="button" className={controls.button} onClick={() => intents.compare({ open: false })}>
          {compareWords.close}
        </button>
      </span>
    </header>
  )
}
