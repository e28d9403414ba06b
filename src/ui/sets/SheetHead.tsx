// What the sheet holds, which of it is shown and in which order.
import { useStore } from 'zustand'
import { measuredOrders, type Order } from '../../sets/arrange'
import { orderNames } from '../../sets/reportWords'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { setWords as words } from '../words/setWords'
import { Filters } from './Filters'
import styles from './Sheet.module.css'
import { SheetDownload } from './SheetDownload'

const orders = Object.keys(orderNames) as Order[]

export function SheetHead({ sets }: { readonly sets: Sets }) {
  const count = useStore(sets.state, (s) => s.set?.items.length ?? 0)
  return (
    <header className={styles.head}>
      <h2>{words.pictures(count)}</h2>
      <Filters sets={sets} />
      <span className={styles.actions}>
        <Sorting sets={sets} />
        <SheetDownload sets={sets} />
      </span>
      <button type="button" className={`${controls.button} ${styles.close}`} onClick={() => sets.open(false)}>
        {words.close}
      </button>
      <Unmatched sets={sets} />
    </header>
  )
}

function Sorting({ sets }: { readonly sets: Sets }) {
  const order = useStore(sets.state, (s) => s.arrangement.order)
  const expects = useStore(sets.state, (s) => s.expected.of.size > 0)
  const measured = useStore(sets.state, (s) => s.figures.size > 0)
  const offered = (name: Order) =>
    name === order || (measuredOrders.includes(name) ? measured : expects || name !== 'wrong')
  return (
    <label className={styles.order}>
      {words.order}
      <select
        value={order}
        onChange={(e) => {
          const chosen = orders.find((name) => name === e.target.value)
          if (chosen) sets.arrange({ order: chosen })
        }}
      >
        {orders.filter(offered).map((name) => (
          <option key={name} value={name}>
            {orderNames[name]}
          </option>
        ))}
      </select>
    </label>
  )
}

const MOST = 4

function Unmatched({ sets }: { readonly sets: Sets }) {
  const folders = useStore(sets.state, (s) => s.expected.unmatched)
  const model = useStore(sets.state, (s) => s.wish !== null)
  if (!model || folders.length === 0) return null
  const named = folders.slice(0, MOST)
  return <p className={styles.unmatched}>{words.unmatched(named, folders.length - named.length)}</p>
}
