// What is explained of the chosen class: its logit, or what a model without logits gives; its probability; what speaks
// against it; what sets it off from another class; or one place of an output that has places.
import { useId, useState } from 'react'
import { cellRegion, middleCell } from '../../recipe/cells'
import { chosenClass } from '../../recipe/explainRequest'
import type { RecipeTarget } from '../../recipe/recipe'
import { findClass } from '../../recipe/resolve'
import type { Classification } from '../../worker/api'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { WordSelect } from '../WordSelect'
import { firstName } from '../words/describe'
import { targetWords as words } from '../words/modelWords'
import { scoreKind } from '../words/scoreKind'
import { ExpectedClass } from './ExpectedClass'
import styles from './TargetChoice.module.css'
import { calledKind, isOfPlaces, offeredKinds, type TargetKind } from './targetKinds'

export function TargetChoice() {
  const { target, cells, score, classification, chosen } = useShown((s) => ({
    target: s.recipe.target,
    cells: s.model?.card.cells ?? null,
    score: s.model ? scoreKind(s.model.card) : 'logit',
    classification: s.classification,
    chosen: s.classification ? (chosenClass(s.recipe, s.classification)?.index ?? 0) : 0,
  }))
  const { choose } = useIntents()
  const id = useId()
  const kinds = offeredKinds(target, { score, places: cells !== null })
  const take = (kind: TargetKind): RecipeTarget => {
    if (kind === 'contrast') return { kind, against: String(rivalOf(classification, chosen)) }
    return kind === 'cell' ? { kind, region: middleCell(cells) } : { kind }
  }
  return (
    <div className={styles.target}>
      <label htmlFor={id}>{words.target}</label>
      <WordSelect
        id={id}
        value={calledKind(target, score)}
        words={kinds.map((kind) => [kind, words[kind === 'logit' ? score : kind]])}
        onChange={(kind) => choose({ target: take(kinds.find((k) => k === kind) ?? 'logit') })}
      />
      {target.kind === 'contrast' && classification ? (
        <Against against={target.against} chosen={chosen} classification={classification} />
      ) : null}
      {target.kind === 'cell' ? (
        <Region key={target.region.join()} region={target.region} cells={cells} />
      ) : null}
      {target.kind === 'contrast' || isOfPlaces(target.kind) ? null : <ExpectedClass />}
    </div>
  )
}

/** The most probable class but the one that is explained. */
function rivalOf(classification: Classification | null, chosen: number): number {
  return classification?.top.find((c) => c.index !== chosen)?.index ?? 0
}

interface AgainstProps {
  readonly against: string
  readonly chosen: number
  readonly classification: Classification
}

function Against({ against, chosen, classification }: AgainstProps) {
  const { choose } = useIntents()
  const others = classification.top.filter((c) => c.index !== chosen)
  const now = findClass(against, classification.top)?.index
  return (
    <WordSelect
      label={words.against}
      value={String(now ?? '')}
      words={[
        ...(others.some((c) => c.index === now) ? [] : [[String(now ?? ''), '…'] as const]),
        ...others.map((c) => [String(c.index), firstName(c.label)] as const),
      ]}
      onChange={(against) => choose({ target: { kind: 'contrast', against } })}
    />
  )
}

interface RegionProps {
  readonly region: readonly number[]
  readonly cells: readonly [number | null, number | null] | null
}

function Region({ region, cells }: RegionProps) {
  const [text, setText] = useState(region.join(', '))
  const { choose } = useIntents()
  const read = cellRegion(text, cells)
  return (
    <input
      type="text"
      className={controls.word}
      aria-label={words.rows}
      title={words.rows}
      aria-invalid={read === null}
      value={text}
      onChange={(e) => setText(e.target.value)}
      onBlur={() => read && choose({ target: { kind: 'cell', region: read } })}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && read) choose({ target: { kind: 'cell', region: read } })
      }}
    />
  )
}
