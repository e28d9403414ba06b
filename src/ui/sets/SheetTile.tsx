import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { reportWords as words } from '../../sets/reportWords'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { told } from '../words/told'
import styles from './SheetGrid.module.css'
import { TileFigures } from './TileFigures'
import { tileFacts } from './tileFacts'

interface Props {
  readonly sets: Sets
  readonly item: SetItem
  /** Which of how many, and pixels within the grid. */
  readonly place: Readonly<Record<'at' | 'of' | 'side' | 'left' | 'top', number>>
  readonly selected: boolean
  readonly active: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** One picture with its map, its class and what was expected. */
export function SheetTile({ sets, item, place, selected, active, onFocus, onOpen }: Props) {
  const tile = useStore(sets.tiles.state, (tiles) => tiles.get(item.key))
  const { kind, title, figure, note, wrong } = useStore(
    sets.state,
    useShallow((s) => tileFacts(item, s)),
  )
  const measuring = useStore(sets.state, (s) => s.measuring)
  const figures = useStore(sets.state, (s) => s.figures.get(item.key))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it has the keys.
    <div
      role="option"
      className={styles.tile}
      style={{ left: place.left, top: place.top, width: place.side }}
      tabIndex={active ? 0 : -1}
      aria-selected={selected}
      aria-posinset={place.at + 1}
      aria-setsize={place.of}
      data-kind={kind}
      data-wrong={wrong}
      title={item.path}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span className={controls.hidden}>{item.path}</span>
      <span className={styles.frame} style={{ height: place.side }}>
        {tile ? <img src={tile.url} alt="" draggable={false} data-map={tile.of !== null} /> : null}
        {kind === 'failed' ? <span className={styles.why}>{told(note)}</span> : null}
        {kind === 'waiting' && note ? <span className={styles.wait}>{note}</span> : null}
      </span>
      <span className={styles.line}>
        <span className={styles.title}>{title}</span>
        <span className={styles.figure}>{figure}</span>
      </span>
      <span className={styles.note}>{kind === 'done' ? note : ''}</span>
      {measuring && kind !== 'failed' ? <TileFigures known={figures} /> : null}
      {wrong ? <span className={controls.hidden}>{words.isWrong}</span> : null}
    </div>
  )
}
