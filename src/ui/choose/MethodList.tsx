// Methods by what they cost; under them what the chosen one does, its formula, and its settings.
import { methodCards } from '../../engine/methods/cards'
import { whyNot } from '../../engine/methods/whyNot'
import type { Cost, MethodCard } from '../../engine/types'
import controls from '../controls.module.css'
import { About } from '../header/About'
import { useIntents, useShown } from '../page'
import { costNames, words } from '../words/strings'
import styles from './MethodList.module.css'
import { useChosenInSight } from './useChosenInSight'

const costs = Object.keys(costNames) as Cost[]

export function MethodList() {
  const chosen = useShown((s) => s.recipe.method)
  const list = useChosenInSight(chosen)
  const card = methodCards.find((m) => m.id === chosen)
  return (
    <section className={controls.section}>
      <div className={controls.head}>
        <h2>{words.method}</h2>
        <span>{methodCards.length}</span>
      </div>
      <div className={controls.list}>
        <div ref={list} role="radiogroup" aria-label="Methods" className={styles.methods}>
          {costs.map((cost) => (
            <CostGroup key={cost} cost={cost} chosen={chosen} />
          ))}
        </div>
        {card ? <About card={card} /> : null}
      </div>
    </section>
  )
}

function CostGroup({ cost, chosen }: { readonly cost: Cost; readonly chosen: string }) {
  const { choose } = useIntents()
  const model = useShown((s) => s.model?.card ?? null)
  const cards = methodCards.filter((m) => m.cost === cost)
  if (cards.length === 0) return null
  return (
    <>
      <p className={styles.cost}>{costNames[cost]}</p>
      <div className={styles.pills}>
        {cards.map((card) => (
          <Pill
            key={card.id}
            card={card}
            checked={card.id === chosen}
            reason={whyNot(card, model)}
            onChoose={() => choose({ method: card.id, params: {} })}
          />
        ))}
      </div>
    </>
  )
}

interface PillProps {
  readonly card: MethodCard
  readonly checked: boolean
  /** Why the method has nothing to say about the open model. */
  readonly reason: string | null
  readonly onChoose: () => void
}

/** One that does not apply can be left, not chosen. */
function Pill({ card: { name }, checked, reason, onChoose }: PillProps) {
  return (
    <label className={styles.pill} title={reason ?? undefined}>
      <input
        type="radio"
        name="method"
        className={controls.radio}
        checked={checked}
        disabled={reason !== null && !checked}
        aria-description={reason ?? undefined}
        onChange={onChoose}
      />
      {name}
    </label>
  )
}
