// What the metrics say of all maps and of each class: asked for with one button, filled as maps are measured.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { count, dotted } from '../../results/format'
import { type MeanFigures, meanFigures } from '../../sets/figures'
import { figuresShown, figureText } from '../../sets/figureText'
import { figureNames, reportWords } from '../../sets/reportWords'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { firstName } from '../words/describe'
import { setWords as words } from '../words/setWords'
import styles from './FigureTable.module.css'

/** Classes in the table. */
const MOST = 12

export function FigureTable({ sets }: { readonly sets: Sets }) {
  const { measuring, outcomes, figures } = useStore(sets.state)
  const ready = useStore(sets.state, (s) => s.wish !== null)
  const means = useMemo(() => meanFigures({ outcomes, figures }), [outcomes, figures])
  const failed = [...figures.values()].filter(({ kind }) => kind === 'failed').length
  return (
    <section>
      <div className={controls.head}>
        <h3 id="faithful">{reportWords.faithful}</h3>
        {measuring ? null : (
          <button type="button" className={controls.button} disabled={!ready} onClick={sets.measure}>
            {words.measure}
          </button>
        )}
      </div>
      {means.length === 0 ? <p className={styles.note}>{words.measureAbout}</p> : <Table means={means} />}
      {means.length > MOST + 1 ? (
        <p className={styles.note}>{reportWords.meansLeft(means.length - MOST - 1)}</p>
      ) : null}
      {failed > 0 ? <p className={styles.note}>{words.unmeasured(failed)}</p> : null}
    </section>
  )
}

function Table({ means }: { readonly means: readonly MeanFigures[] }) {
  return (
    <table className={styles.table} aria-labelledby="faithful">
      <thead>
        <tr>
          <th scope="col">{reportWords.ofClass}</th>
          {figuresShown.map((name) => (
            <th key={name} scope="col" title={figureNames[name][1]}>
              {figureNames[name][0]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {means.slice(0, MOST + 1).map(({ label, count: of, figures }) => (
          <tr key={label ?? ''}>
            <th scope="row" title={label ?? reportWords.allClasses}>
              {dotted(label === null ? reportWords.allClasses : firstName(label), count(of))}
            </th>
            {figuresShown.map((name) => (
              <td key={name}>{figureText(name, figures[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
