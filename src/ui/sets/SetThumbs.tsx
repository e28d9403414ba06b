// Beside the stage: six pictures of the set, those around the one on show, with their maps, and the way to all of them.
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { methodCards } from '../../engine/methods/cards'
import { wrongItem } from '../../sets/arrange'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { setWords as words } from '../words/setWords'
import strip from './SetStrip.module.css'
import styles from './SetThumbs.module.css'
import { tileFacts } from './tileFacts'

const SHOWN = 6

const none: readonly SetItem[] = []

export function SetThumbs({ sets }: { readonly sets: Sets }) {
  const items = useStore(sets.state, (s) => s.set?.items ?? none)
  const wrong = useStore(sets.state, (s) => items.filter((item) => wrongItem(item, s)).length)
  const current = useShown((s) => items.findIndex(({ key }) => key === s.given.picture?.key))
  const cheap = useShown((s) => methodCards.find(({ id }) => id === s.recipe.method)?.cost === 'one pass')
  const first = SHOWN * Math.floor(Math.max(0, current) / SHOWN)
  const shown = items.slice(first, first + SHOWN)
  const keys = shown.map(({ key }) => key).join('\n')
  useEffect(() => {
    sets.glance(keys.split('\n'), cheap)
  }, [sets, keys, cheap])
  return (
    <>
      <ul className={styles.thumbs} aria-label={words.few}>
        {shown.map((item, i) => (
          <li key={item.key}>
            <Thumb sets={sets} item={item} current={first + i === current} />
          </li>
        ))}
      </ul>
      <p className={styles.all}>
        <button
          type="button"
          className={controls.button}
          aria-label={words.sheetOf(items.length)}
          onClick={() => sets.open(true)}
        >
          {words.sheet}
        </button>
        <span>
          {words.pictures(items.length)}
          {wrong > 0 ? <span className={strip.wrong}>{`\u00a0· ${words.wrong(wrong)}`}</span> : null}
        </span>
      </p>
    </>
  )
}

interface ThumbProps {
  readonly sets: Sets
  readonly item: SetItem
  readonly current: boolean
}

function Thumb({ sets, item, current }: ThumbProps) {
  const { takeItem } = useIntents()
  const tile = useStore(sets.tiles.state, (tiles) => tiles.get(item.key))
  const name = useStore(sets.state, (s) => tileFacts(item, s).name)
  const mark = useStore(sets.state, (s) => tileFacts(item, s).mark)
  return (
    <button
      type="button"
      className={styles.thumb}
      aria-label={name}
      aria-current={current || undefined}
      title={name}
      onClick={() => takeItem(item)}
    >
      {tile ? <img src={tile.url} alt="" draggable={false} /> : null}
      {mark ? (
        <span className={strip.mark} aria-hidden="true">
          {mark}
        </span>
      ) : null}
    </button>
  )
}
