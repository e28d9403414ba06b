import { useStore } from 'zustand'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'
import styles from './SetStrip.module.css'
import { tileFacts } from './tileFacts'

interface Props {
  readonly sets: Sets
  readonly item: SetItem
  /** Which of how many, and pixels from the left. */
  readonly place: { readonly at: number; readonly of: number; readonly left: number }
  readonly selected: boolean
  readonly active: boolean
  readonly onOpen: () => void
}

/** One picture of the strip. */
export function StripTile({ sets, item, place, selected, active, onOpen }: Props) {
  const tile = useStore(sets.tiles.state, (tiles) => tiles.get(item.key))
  const mark = useStore(sets.state, (s) => tileFacts(item, s).mark)
  const name = useStore(sets.state, (s) => tileFacts(item, s).name)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it has the keys.
    <div
      role="option"
      className={styles.tile}
      style={{ left: place.left }}
      tabIndex={active ? 0 : -1}
      aria-selected={selected}
      aria-posinset={place.at + 1}
      aria-setsize={place.of}
      aria-label={name}
      title={name}
      onClick={onOpen}
    >
      {tile ? <img src={tile.url} alt="" draggable={false} /> : null}
      {mark ? (
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
      ) : null}
    </div>
  )
}
