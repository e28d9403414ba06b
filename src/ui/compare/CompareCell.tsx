import { useEffect, useRef } from 'react'
import { blend } from '../../canvas/blend'
import { show } from '../../canvas/paint'
import { cellsOf } from '../../canvas/raster'
import type { Pixels } from '../../picture/types'
import { count, dotted } from '../../results/format'
import { growingOf } from '../../state/compare/compare'
import type { State } from '../../state/store'
import { useIntents, useShown } from '../page'
import { compareWords } from '../words/compareWords'
import { runWords } from '../words/runWords'
import type { FiguredTile } from './arrange'
import styles from './CompareGrid.module.css'

interface Props {
  readonly tile: FiguredTile
  readonly base: Pixels
}

/** One map with its caption; a click makes it the main view. */
export function CompareCell({ tile, base }: Props) {
  const { choose, compare } = useIntents()
  const waiting = useShown((s) => (tile.heatmap || tile.note ? null : waitingText(tile.key, s)))
  const { title, detail, note, change, caveat, figure } = tile
  const content = (
    <>
      <span className={styles.frame}>
        <CellCanvas tile={tile} base={base} />
        {note || waiting ? <span className={styles.note}>{note ?? waiting}</span> : null}
      </span>
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.detail}>{dotted(caveat, detail)}</span>
      <span className={styles.figure}>{figure}</span>
    </>
  )
  if (!change) return <li className={styles.cell}>{content}</li>
  const open = () => {
    choose(change)
    compare({ open: false })
  }
  return (
    <li>
      <button type="button" className={styles.cell} aria-current={tile.current || undefined} onClick={open}>
        {content}
      </button>
    </li>
  )
}

function waitingText(key: string, { job, compare }: State): string {
  if (job.kind === 'explaining' && JSON.stringify(job.request) === key && !compare.halted)
    return job.total > 1
      ? `${compareWords.computing} ${runWords.of(count(job.done), count(job.total))}`
      : compareWords.computing
  return compare.halted ? compareWords.halted : compareWords.waiting
}

function CellCanvas({ tile, base }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { look, cells, geometry, partial } = useShown((s) => ({
    look: s.recipe.look,
    cells: s.view.cells,
    geometry: s.classification?.geometry ?? null,
    partial: growingOf(s, tile.key),
  }))
  const { scale, table } = tile
  // A map that grows has no place yet on a scale that is shared.
  const heatmap = tile.heatmap ?? (scale ? null : partial)
  useEffect(() => {
    // A task of its own for each cell: the page answers in between.
    const timer = setTimeout(() => {
      if (!canvas.current) return
      // A threshold has no meaning where zero is in the middle.
      const own = table ? { ...look, threshold: 0 } : look
      const drawn = heatmap ? cellsOf(cells, heatmap) : 'smooth'
      const job = { picture: base, geometry, look: own, cells: drawn, scale, table }
      show(canvas.current, heatmap && geometry ? blend({ ...job, heatmap, geometry }) : base)
    })
    return () => clearTimeout(timer)
  }, [base, heatmap, geometry, look, cells, scale, table])
  return <canvas ref={canvas} className={styles.canvas} data-map={heatmap?.state === 'ok'} aria-hidden />
}
