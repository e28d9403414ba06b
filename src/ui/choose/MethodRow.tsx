// One method: its name, what it takes here, and what it is for, or why it has nothing to say.
import { useId } from 'react'
import type { MethodCard } from '../../engine/types'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { purposeOf } from '../words/methodWords'
import { told } from '../words/told'
import styles from './MethodList.module.css'

interface Props {
  readonly card: MethodCard
  readonly checked: boolean
  /** Why the method has nothing to say about the open model. */
  readonly reason: string | null
  readonly cost: string
}

/** One that does not apply can be left, not chosen. */
export function MethodRow({ card, checked, reason, cost }: Props) {
  const { choose } = useIntents()
  const about = useId()
  return (
    <label className={`${controls.row} ${styles.row}`} data-refused={reason !== null}>
      <input
        type="radio"
        name="method"
        className={controls.radio}
        checked={checked}
        disabled={reason !== null && !checked}
        aria-label={card.name}
        aria-describedby={about}
        onChange={() => choose({ method: card.id, params: {} })}
      />
      <span className={styles.name}>{card.name}</span>
      <span id={about} className={styles.about}>
        <span className={styles.cost}>{reason === null ? cost : ''}</span>{' '}
        <span className={styles.purpose}>{reason ? told(reason) : purposeOf(card)}</span>
      </span>
    </label>
  )
}
