// One tick a method, class or layer. Twelve are enough: then the others wait for one to go.
import { useState } from 'react'
import { methodCards } from '../../engine/methods/cards'
import { whyNot } from '../../engine/methods/whyNot'
import type { ModelCard } from '../../models/types'
import { searchClasses } from '../../recipe/resolve'
import { pathEnd, probability, size } from '../../results/format'
import { chosenOf, costRank, mostCells, toggled } from '../../state/compare/compareChoice'
import type { State } from '../../state/store'
import { useMethodCosts } from '../choose/useMethodCosts'
import controls from '../controls.module.css'
import { usePage, useShown } from '../page'
import { costText } from '../words/methodWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import styles from './ComparePicker.module.css'

interface Option {
  readonly id: string
  readonly name: string
  readonly detail: string
  /** Why it has nothing to say about the open model. */
  readonly refused?: string | null
}

const first = 12

export function CompareOptions() {
  const { store, intents } = usePage()
  const [query, setQuery] = useState('')
  const { axis, ticked, model, classification } = useShown((s) => ({
    axis: s.compare.axis,
    ticked: chosenOf(s, s.compare.axis).join('\n'),
    model: s.model,
    classification: s.classification,
  }))
  const chosen = ticked.split('\n')
  const costOf = useMethodCosts()
  const options =
    axis === 'methods'
      ? methodOptions(costOf, model?.card ?? null)
      : listOptions({ axis, model, classification, chosen, query })
  const find = axis === 'layers' ? words.findLayer : words.findClass
  return (
    <div className={controls.list}>
      {axis === 'methods' ? null : (
        <input
          type="search"
          className={controls.search}
          placeholder={find}
          aria-label={find}
          value={query}
          onChange={(e) => setQuery(e.target.value)}
        />
      )}
      <fieldset className={styles.options} aria-label={partWords.mapsToCompare}>
        {options.map(({ id, name, detail, refused }) => (
          <label key={id} className={styles.option} title={refused ?? name}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={(refused != null || chosen.length >= mostCells) && !chosen.includes(id)}
              onChange={() => intents.compare(toggled(store.getState(), id))}
            />
            <span className={styles.name} data-path={axis === 'layers'}>
              {axis === 'layers' ? pathEnd(name, 22) : name}
            </span>
            <span className={styles.detail}>{detail}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

type Costs = ReturnType<typeof useMethodCosts>

function methodOptions(costOf: Costs, model: ModelCard | null): readonly Option[] {
  return methodCards
    .toSorted((a, b) => costRank(a.id) - costRank(b.id))
    .map((card) => {
      const cost = costOf(card)
      const why = whyNot(card, model)
      const refused = why && told(why)
      return { id: card.id, name: card.name, detail: cost && !refused ? costText(cost) : '', refused }
    })
}

interface OptionQuery extends Pick<State, 'model' | 'classification'> {
  readonly axis: State['compare']['axis']
  readonly chosen: readonly string[]
  readonly query: string
}

function listOptions({ axis, model, classification, chosen, query }: OptionQuery): readonly Option[] {
  if (axis === 'layers')
    return (model?.card.layers ?? [])
      .toReversed()
      .filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
      .map(({ name, height, width }) => ({ id: name, name, detail: size(height, width) }))
  const top = classification?.top ?? []
  const listed = query.trim()
    ? searchClasses(query, top, 50)
    : top.filter(({ index }, i) => i < first || chosen.includes(String(index)))
  return listed.map((c) => ({ id: String(c.index), name: c.label, detail: probability(c.probability) }))
}
