// What deep feature factorisation found: all concepts in one picture, or one of them as the map.
import { useEffect, useRef } from 'react'
import { conceptCss, conceptPixels } from '../../canvas/concepts'
import { show } from '../../canvas/paint'
import type { Concept } from '../../engine/types'
import { allConcepts } from '../../recipe/concepts'
import { dotted, fixed, probability } from '../../results/format'
import { conceptsOf } from '../../state/concepts'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { firstName } from '../words/describe'
import { conceptWords } from '../words/strings'
import styles from './Concepts.module.css'

export function ConceptTiles() {
  const { concepts, chosen } = useShown((s) => ({
    concepts: conceptsOf(s),
    chosen: Number(s.shown?.request.params.concept),
  }))
  return (
    <section className={controls.section}>
      <div className={controls.head}>
        <h2>{conceptWords.concepts}</h2>
        <span>{conceptWords.about}</span>
      </div>
      <div role="radiogroup" aria-label={conceptWords.concepts} className={styles.tiles}>
        <Tile concepts={concepts} first={0} value={allConcepts} chosen={chosen}>
          <b>{conceptWords.all}</b>
        </Tile>
        {concepts.map((concept, i) => (
          <Tile key={conceptCss(i)} concepts={[concept]} first={i} value={i} chosen={chosen}>
            <ConceptWords concept={concept} colour={conceptCss(i)} />
          </Tile>
        ))}
      </div>
    </section>
  )
}

interface TileProps {
  readonly concepts: readonly Concept[]
  /** Number of the first, for its colour. */
  readonly first: number
  readonly value: number
  readonly chosen: number
  readonly children: React.ReactNode
}

function Tile({ concepts, first, value, chosen, children }: TileProps) {
  const { choose } = useIntents()
  const params = useShown((s) => s.recipe.params)
  return (
    <label className={styles.tile}>
      <input
        type="radio"
        name="concept"
        className={controls.radio}
        checked={value === chosen}
        onChange={() => choose({ params: { ...params, concept: value } })}
      />
      <ConceptCanvas concepts={concepts} first={first} />
      <span className={styles.words}>{children}</span>
    </label>
  )
}

function ConceptCanvas({ concepts, first }: Pick<TileProps, 'concepts' | 'first'>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const maps = concepts.map(({ heatmap }) => heatmap)
    if (canvas.current) show(canvas.current, conceptPixels(maps, { threshold: 0, mode: 'nearest', first }))
  }, [concepts, first])
  return <canvas ref={canvas} className={styles.canvas} aria-hidden />
}

function ConceptWords({ concept, colour }: { readonly concept: Concept; readonly colour: string }) {
  const names = useShown((s) => concept.classes.map(({ index }) => labelOf(s.shown?.card.labels, index)))
  const shares = concept.classes.map((c) => probability(c.probability))
  return (
    <span title={names.map((name, i) => `${name} ${shares[i]}`).join(', ')}>
      <b>
        <i className={styles.swatch} style={{ background: colour }} />
        {names[0]}
      </b>
      <span className={styles.score}>{dotted(shares[0], conceptWords.score(fixed(concept.score, 1)))}</span>
    </span>
  )
}

const labelOf = (labels: readonly string[] | undefined, index: number) =>
  firstName(labels?.[index] ?? String(index))
