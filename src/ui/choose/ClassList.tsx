// Five most probable classes, each row a radio; the search goes over all of them.
import { type KeyboardEvent, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { ClassScore } from '../../engine/outcomeTypes'
import { chosenClass } from '../../recipe/explainRequest'
import type { Recipe } from '../../recipe/recipe'
import { findClass, searchClasses } from '../../recipe/resolve'
import { count, dotted, percent, probability } from '../../results/format'
import controls from '../controls.module.css'
import { later } from '../later'
import { useIntents, usePage, useShown } from '../page'
import { onlyTouch } from '../touch'
import { useNarrow } from '../useNarrow'
import { firstName, shownLabel } from '../words/describe'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import styles from './ClassList.module.css'
import { TargetChoice } from './TargetChoice'

const BoxList = later(async () => (await import('./BoxList')).BoxList)

const rows = 5

export function ClassList() {
  const { top, chosen, total, source, boxes, target } = useShown(({ classification, recipe, model }) => ({
    top: classification?.top ?? null,
    chosen: classification ? chosenClass(recipe, classification) : null,
    total: model?.card.classes ?? 0,
    source: model?.card.labelSource ?? '',
    boxes: classification?.boxes !== undefined,
    target: recipe.target,
  }))
  const { choose } = useIntents()
  const narrow = useNarrow()
  const [query, setQuery] = useState('')
  // The class that another is contrasted with changes places with it.
  const rival = ({ index }: ClassScore): Partial<Recipe> =>
    chosen && target.kind === 'contrast' && findClass(target.against, top ?? [])?.index === index
      ? { target: { kind: 'contrast', against: String(chosen.index) } }
      : {}
  const after = useAfter(top)
  const found = listed(top ?? [], chosen, { query, risen: after?.[0] })
  return (
    <section className={controls.section} aria-label={words.class}>
      <div className={controls.head}>
        <h2>{words.class}</h2>
        <span>{total ? [narrow ? null : count(total), guessed(source)].filter(Boolean).join(', ') : ''}</span>
      </div>
      <div className={controls.list}>
        {boxes ? (
          <Suspense>
            <BoxList />
          </Suspense>
        ) : null}
        <input
          type="search"
          id="find-class"
          className={controls.search}
          placeholder={narrow || onlyTouch() ? among(total) : `${words.findClass}  /`}
          aria-label={words.findClass}
          value={query}
          disabled={!top}
          onChange={(e) => setQuery(e.target.value)}
          onKeyDown={toFirst}
        />
        {top?.[0]?.area === undefined ? null : <p className={styles.figures}>{words.classFigures}</p>}
        <div
          role="radiogroup"
          aria-label={partWords.classes}
          className={styles.classes}
          style={total ? ({ '--rows': Math.min(rows, total) } as React.CSSProperties) : undefined}
        >
          {found.map((c) => (
            <ClassRow
              key={c.index}
              score={c}
              after={after?.find(({ index }) => index === c.index)}
              checked={c.index === chosen?.index}
              choose={() => choose({ classGiven: String(c.index), anchor: null, ...rival(c) })}
            />
          ))}
          {found.length === 0 ? (
            <p className={styles.none}>{top ? (query ? words.noClass : null) : words.classesLater}</p>
          ) : null}
        </div>
        <TargetChoice />
      </div>
    </section>
  )
}

/** From the search on: Enter takes the first class found, the arrow goes to it. */
function toFirst({ key, currentTarget }: KeyboardEvent<HTMLElement>) {
  const first = currentTarget.parentElement?.querySelector<HTMLElement>('[role=radiogroup] [type=radio]')
  if (key === 'Enter') first?.click()
  if (key === 'ArrowDown') first?.focus()
}

/** On a phone the tab stands for the heading, and few have the key. */
const among = (total: number) => (total > 1 ? words.findAmong(count(total)) : words.findClass)

/** A guess is called one where its names stand. */
const guessed = (source: string) => (source.startsWith('perhaps') ? `${source} names` : null)

/** The classes once parts of the picture are taken away; null where nothing is. */
function useAfter(top: readonly ClassScore[] | null): readonly ClassScore[] | null {
  const { hand, eraser } = usePage().analyses.tools
  const tool = useStore(hand, (s) => s.tool)
  const after = useStore(eraser.state, (s) => s.after)
  const erasing = tool === 'brush' || tool === 'box'
  return erasing && after && after.before.top === top ? after.top : null
}

interface ListQuery {
  readonly query: string
  /** Most probable once something was taken away. */
  readonly risen: ClassScore | undefined
}

/** The most probable ones, and those that must be seen where they are not among them; or what was searched for. */
function listed(
  top: readonly ClassScore[],
  chosen: ClassScore | null,
  { query, risen }: ListQuery,
): readonly ClassScore[] {
  if (query.trim()) return searchClasses(query, top.map(shown), 50)
  const must = new Set([chosen, top.find(({ index }) => index === risen?.index)].flatMap((c) => c ?? []))
  const others = top.slice(0, rows).filter((c) => !must.has(c))
  const found = new Set([...must, ...others.slice(0, rows - must.size)])
  return top.filter((c) => found.has(c))
}

const shown = (score: ClassScore) => ({ ...score, label: shownLabel(score.label) })

interface RowProps {
  readonly score: ClassScore
  /** The same class once something was taken away. */
  readonly after: ClassScore | undefined
  readonly checked: boolean
  readonly choose: () => void
}

function ClassRow({ score, after, checked, choose }: RowProps) {
  return (
    <label className={`${controls.row} ${styles.row}`}>
      <input type="radio" name="class" className={controls.radio} checked={checked} onChange={choose} />
      <span
        className={styles.label}
        title={shownLabel(score.label)}
        data-synonyms={hasShortName(score.label)}
      >
        {shownLabel(score.label)}
      </span>
      <span className={styles.probability}>
        {figure(score)}
        {after ? ` → ${figure(after)}` : null}
      </span>
      <span className={styles.meter}>
        {after ? <span className={styles.before} style={widthOf(score)} /> : null}
        <span style={widthOf(after ?? score)} />
      </span>
    </label>
  )
}

/** Of several names the first tells the class, where one line holds it: five rows are five rows then. */
const hasShortName = (label: string) => label.includes(',') && firstName(label).length < 26

/** Of classes at every place the area, which is what they are listed by. */
const widthOf = ({ probability, area = probability }: ClassScore) => ({
  width: `${100 * Math.min(1, area || 0)}%`,
})

const figure = ({ probability: share, area }: ClassScore) =>
  area ? dotted(percent(area), probability(share)) : probability(share)
