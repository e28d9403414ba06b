// Which pictures of a set its sheet shows: pills with their counts, and a search.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { expectedClasses, isAmong, type Only } from '../../sets/arrange'
import type { Sets } from '../../state/sets/openSets'
import { firstName } from '../words/describe'
import { setWords as words } from '../words/setWords'
import styles from './Sheet.module.css'

/** Classes with a pill of their own; the search finds all. */
const MOST = 3

const none: readonly never[] = []

export function Filters({ sets }: { readonly sets: Sets }) {
  const { only, text } = useStore(sets.state, (s) => s.arrangement)
  const items = useStore(sets.state, (s) => s.set?.items ?? none)
  const expected = useStore(sets.state, (s) => s.expected)
  const classes = useMemo(() => expectedClasses(items, expected).slice(0, MOST), [items, expected])
  const pill = (name: string, filter: Only) => (
    <button
      key={name}
      type="button"
      className={styles.pill}
      aria-pressed={isSame(only, filter)}
      onClick={() => sets.arrange({ only: filter })}
    >
      {name}
    </button>
  )
  const count = (filter: Only) => items.filter((item) => isAmong(item, filter, sets.state.getState())).length
  // What the counts are made of.
  useStore(sets.state, (s) => s.outcomes)
  const expects = classes.length > 0
  return (
    <span className={styles.filters}>
      {pill(words.all(items.length), 'all')}
      {expects ? pill(words.onlyWrong(count('wrong')), 'wrong') : null}
      {pill(words.onlyUnsure(count('unsure')), 'unsure')}
      {classes.length > 1
        ? classes.map((one) =>
            pill(words.ofExpected(firstName(one.label), one.count), { expected: one.label }),
          )
        : null}
      <input
        type="search"
        className={styles.find}
        aria-label={words.find}
        placeholder={words.findShort}
        value={text}
        onChange={(e) => sets.arrange({ text: e.target.value })}
      />
    </span>
  )
}

const isSame = (a: Only, b: Only) =>
  typeof a === 'object' && typeof b === 'object' ? a.expected === b.expected : a === b
