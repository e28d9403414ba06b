// Five most probable classes, each row a radio; the search goes over all of them.
import { useState } from 'react'
import type { ClassScore } from '../../engine/outcomeTypes'
import { chosenClass } from '../../recipe/explainRequest'
import { searchClasses } from '../../recipe/resolve'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { count, probability } from '../words/format'
import { words } from '../words/strings'
import styles from './ClassList.module.css'
import { TargetChoice } from './TargetChoice'

const rows = 5

export function ClassList() {
  const { top, chosen, total, source } = useShown(({ classification, recipe, model }) => ({
    top: classification?.top ?? null,
    chosen: classification ? chosenClass(recipe, classification) : null,
    total: model?.card.classes ?? 0,
    source: model?.card.labelSource ?? '',
  }))
  const [query, setQuery] = useState('')
  return (
    <section className={controls.section}>
      <div className={controls.head}>
        <h2>{words.class}</h2>
        <span>{total ? [count(total), guessed(source)].filter(Boolean).join(', ') : ''}</span>
      </div>
      <div className={controls.list}>
        <input
          type="search"
          id="find-class"
          className={controls.search}
          placeholder={`${words.findClass}  /`}
          aria-label={words.findClass}
          value={query}
          disabled={!top}
          onChange={(e) => setQuery(e.target.value)}
        />
        <div role="radiogroup" aria-label="Classes" className={styles.classes}>
          {listed(top ?? [], chosen, query).map((c) => (
            <ClassRow key={c.index} score={c} checked={c.index === chosen?.index} />
          ))}
          <p className={styles.none}>{top ? (query ? words.noClass : null) : words.classesLater}</p>
        </div>
        <TargetChoice />
      </div>
    </section>
  )
}

/** A guess is called one where its names stand. */
const guessed = (source: string) => (source.startsWith('perhaps') ? `${source} names` : null)

/** The most probable ones, and the chosen one where it is not among them; or what was searched for. */
function listed(top: readonly ClassScore[], chosen: ClassScore | null, query: string): readonly ClassScore[] {
  if (query.trim()) return searchClasses(query, top, 50)
  const first = top.slice(0, rows)
  return chosen && !first.includes(chosen) ? [...first.slice(0, rows - 1), chosen] : first
}

function ClassRow({ score, checked }: { readonly score: ClassScore; readonly checked: boolean }) {
  const { choose } = useIntents()
  return (
    <label className={`${controls.row} ${styles.row}`}>
      <input
        type="radio"
        name="class"
        className={controls.radio}
        checked={checked}
        onChange={() => choose({ classGiven: String(score.index) })}
      />
      <span className={styles.label}>{score.label}</span>
      <span className={styles.probability}>{probability(score.probability)}</span>
      <span className={styles.meter}>
        <span style={{ width: `${100 * Math.min(1, score.probability || 0)}%` }} />
      </span>
    </label>
  )
}
