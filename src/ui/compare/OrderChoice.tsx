import type { Comparison } from '../../state/compare/compare'
import { useIntents, useShown } from '../page'
import { compareWords } from '../words/compareWords'
import styles from './Compare.module.css'

const orders: Readonly<Record<Comparison['order'], string>> = {
  listed: compareWords.listed,
  fall: compareWords.byFall,
}

/** In which order the maps stand. */
export function OrderChoice() {
  const order = useShown((s) => s.compare.order)
  const { compare } = useIntents()
  return (
    <label className={styles.order} title={compareWords.fallAbout}>
      {compareWords.order}
      <select
        value={order}
        onChange={({ target }) => compare({ order: target.value === 'fall' ? 'fall' : 'listed' })}
      >
        {Object.entries(orders).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
