import { type UIEvent, useDeferredValue, useEffect, useState } from 'react'
import { firstRow } from '../../state/compare/layerMaps'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import styles from './LayerList.module.css'
import { BranchRow, LayerRow } from './LayerRow'
import type { TreeRow } from './layerTree'
import { useChosenInSight } from './useChosenInSight'
import { noRows, useLayerRows } from './useLayerRows'
import { useTree } from './useTree'
import { walkTree } from './walkTree'

interface Props {
  /** Their names, one a line. */
  readonly chosen: string
  /** Several at once: each row is ticked for itself. */
  readonly several: boolean
  /** The row from which on pictures are wanted. */
  readonly onScroll: (from: number) => void
}

export function LayerRows({ chosen, several, onScroll }: Props) {
  const now = useLayerRows()
  // What else the page has to say is drawn first.
  const { rows } = useDeferredValue(now, noRows)
  const { tree, toggle, unfolded } = useTree(rows, chosen)
  const there = tree.slice(0, useGrowing(tree.length))
  const names = chosen.split('\n')
  const list = useChosenInSight(`${chosen} of ${rows.size} ${there.some((row) => isChosen(row, names))}`)
  const scrolled = ({ currentTarget: { scrollTop, scrollHeight } }: UIEvent) =>
    onScroll(firstRow(layersAbove(there, scrollTop / scrollHeight)))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is a group's, of ticks or of radios.
    <div
      ref={list}
      {...{ role: several ? 'group' : 'radiogroup', 'aria-label': partWords.layers }}
      className={styles.layers}
      onScroll={scrolled}
      onKeyDown={walkTree}
    >
      {there.map((row) => {
        if (row.kind === 'branch') return <BranchRow key={row.key} {...{ row, names, toggle }} />
        const found = rows.get(row.name)
        const { from, depth } = row
        return found ? (
          <LayerRow
            key={row.name}
            {...{ layer: found.layer, from, depth, chosen, several, unfolds: unfolded.includes(row.name) }}
            {...found.picture}
          />
        ) : null
      })}
      {now.rows.size === 0 ? (
        <p className={styles.none}>{now.open ? words.noLayer : words.layersLater}</p>
      ) : null}
    </div>
  )
}

const isChosen = (row: TreeRow, names: readonly string[]) => row.kind === 'layer' && names.includes(row.name)

/** How many layers stand above this share of the rows. */
const layersAbove = (rows: readonly TreeRow[], share: number) =>
  rows.slice(0, Math.floor(rows.length * share)).filter(({ kind }) => kind === 'layer').length

/** At once: hundreds would hold the page up. */
const STEP = 24

/** How many of so many rows are there by now. */
function useGrowing(most: number): number {
  const [count, setCount] = useState(STEP)
  useEffect(() => {
    if (count < most) setTimeout(setCount, 0, count + STEP)
  }, [count, most])
  return count
}
