import { useMemo } from 'react'
import { useStore } from 'zustand'
import { confusionOf, others } from '../../sets/confusion'
import { reportWords as words } from '../../sets/reportWords'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { firstName } from '../words/describe'
import styles from './SheetFacts.module.css'

/** Nothing where no folder is called like a class. */
export function Confusion({ sets }: { readonly sets: Sets }) {
  const set = useStore(sets.state, (s) => s.set)
  const outcomes = useStore(sets.state, (s) => s.outcomes)
  const expected = useStore(sets.state, (s) => s.expected)
  const table = useMemo(
    () => (set ? confusionOf(set.items, { outcomes, expected }) : null),
    [set, outcomes, expected],
  )
  if (!table) return null
  const name = (label: string) => (label === others ? words.other : firstName(label))
  return (
    <section>
      <div className={controls.head}>
        <h3 id="confusion">{words.confusion}</h3>
        <span>{words.accuracy(table.right, table.total)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <section className={styles.scroll} tabIndex={0} aria-labelledby="confusion">
        <table className={styles.table} aria-labelledby="confusion">
          <thead>
            <tr>
              <td />
              {table.columns.map((label) => (
                <th key={label} scope="col" title={label}>
                  <span>{name(label)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ label, counts }) => (
              <tr key={label}>
                <th scope="row" title={label}>
                  <span>{name(label)}</span>
                </th>
                {counts.map(({ count, right }, i) => (
                  <td key={table.columns[i]} data-kind={count === 0 ? 'none' : right ? 'right' : 'wrong'}>
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.more > 0 ? <p className={styles.more}>{words.rowsLeft(table.more)}</p> : null}
    </section>
  )
}
