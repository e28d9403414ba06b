// All methods by what they cost; under them what the chosen one does, its formula, and its settings.
import { useState } from 'react'
import { methodCards } from '../../engine/methods/cards'
import type { MethodCard } from '../../engine/types'
import controls from '../controls.module.css'
import { About } from '../header/About'
import { useShown } from '../page'
import { costNames, methodWords } from '../words/methodWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { MethodGroup } from './MethodGroup'
import styles from './MethodList.module.css'
import { useChosenInSight } from './useChosenInSight'

const costs = Object.keys(costNames) as MethodCard['cost'][]

export function MethodList() {
  const chosen = useShown((s) => s.recipe.method)
  const [query, setQuery] = useState('')
  const [all, setAll] = useState(false)
  const list = useChosenInSight(`${chosen} ${query} ${all}`)
  const card = methodCards.find((m) => m.id === chosen)
  const found = methodCards.filter((m) => matches(m, query))
  return (
    <section className={controls.section} aria-labelledby="methods-head">
      <div className={controls.head}>
        <h2 id="methods-head">{words.method}</h2>
        <button type="button" className={styles.all} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? methodWords.fewer : `${methodWords.all} ${methodCards.length}`}
        </button>
      </div>
      <div className={controls.list}>
        <input
          type="search"
          id="find-method"
          className={controls.search}
          placeholder={methodWords.find}
          aria-label={methodWords.find}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
        />
        <div
          ref={list}
          role="radiogroup"
          aria-label={partWords.methods}
          className={styles.methods}
          data-all={all}
        >
          {costs.map((cost) => (
            <MethodGroup key={cost} cost={cost} cards={found.filter((m) => m.cost === cost)} />
          ))}
          {found.length === 0 ? <p className={controls.note}>{methodWords.none}</p> : null}
        </div>
        <p className={styles.times}>{methodWords.about}</p>
        {card ? <About card={card} /> : null}
      </div>
    </section>
  )
}

/** Every word of the query stands somewhere in the name or in what the card says. */
function matches({ id, name, about, goodFor, cost }: MethodCard, query: string): boolean {
  const text = [id, name, about, goodFor, cost].join(' ').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
