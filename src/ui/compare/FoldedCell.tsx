import { useIntents } from '../page'
import { compareWords } from '../words/compareWords'
import styles from './CompareGrid.module.css'
import type { Tile } from './compareTiles'

/** A map that is another one's: its name, and the way to the main view. */
export function FoldedCell({ tile, as }: { readonly tile: Tile; readonly as: string }) {
  const { choose, compare } = useIntents()
  const { title, change, current } = tile
  const open = () => {
    if (change) choose(change)
    compare({ open: false })
  }
  return (
    <li className={styles.folded}>
      <button type="button" aria-current={current || undefined} onClick={open}>
        <b>{title}</b> {compareWords.sameAs(as)}
      </button>
    </li>
  )
}
