import { memo, type UIEvent, useEffect, useMemo, useState } from 'react'
import type { Layer } from '../../engine/types'
import { firstRow, matchingLayers, type RowPicture, rowPicture } from '../../state/compare/layerMaps'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { Thumbnail } from '../picture/Thumbnail'
import { size } from '../words/format'
import { layerWords } from '../words/layerWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import styles from './LayerList.module.css'
import type { TreeRow } from './layerTree'
import { useChosenInSight } from './useChosenInSight'
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
  const { rows, open } = useRows()
  const { tree, toggle } = useTree(rows, chosen)
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
            {...{ layer: found.layer, from, depth, chosen, several }}
            {...found.picture}
          />
        ) : null
      })}
      <p className={styles.none}>{open ? words.noLayer : words.layersLater}</p>
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

interface Row {
  readonly layer: Layer
  readonly picture: RowPicture
}

/** By name, in the order of the list. Made anew only when something changes that a row is made of; a slider is not. */
function useRows(): { readonly rows: ReadonlyMap<string, Row>; readonly open: boolean } {
  const { store } = usePage()
  const parts = useShown(({ compare, recipe, model, picture, classification, thumbnails, view }) => {
    const { look: _, ...request } = recipe
    const { maps, query } = view.layerList
    const { outcomes } = compare
    return {
      ...{ outcomes, model, picture, classification, thumbnails, maps, query },
      request: JSON.stringify(request),
    }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts say when, the store what.
  const rows = useMemo(() => {
    const state = store.getState()
    return new Map(
      matchingLayers(state).map((layer) => [layer.name, { layer, picture: rowPicture(state, layer.name) }]),
    )
  }, [store, parts])
  return { rows, open: parts.model !== null }
}

interface BranchProps {
  readonly row: Extract<TreeRow, { kind: 'branch' }>
  readonly names: readonly string[]
  readonly toggle: (row: TreeRow) => void
}

/** A module: a click, or the keys to the left and right, fold it. Tab stops at it where it hides the chosen layer. */
function BranchRow({ row, names, toggle }: BranchProps) {
  const { path, from, depth, open, layers } = row
  const hides = !open && layers.some((name) => names.includes(name))
  return (
    <button
      type="button"
      className={`${controls.row} ${styles.row} ${styles.branch}`}
      style={indent(depth)}
      aria-expanded={open}
      data-depth={depth}
      tabIndex={hides ? 0 : -1}
      aria-label={`${path} ${layerWords.count(layers.length)}`}
      title={path}
      onClick={() => toggle(row)}
    >
      <Path name={path} from={from} /> <span className={styles.shape}>{layerWords.count(layers.length)}</span>
    </button>
  )
}

const indent = (depth: number) => ({ '--depth': depth }) as React.CSSProperties

/** What the branches above say already is not seen again. */
const Path = ({ name, from }: { readonly name: string; readonly from: number }) => (
  <span className={styles.name}>
    <bdi>{name.slice(from)}</bdi>
  </span>
)

type RowProps = Pick<Row, 'layer'> &
  RowPicture &
  Pick<Props, 'chosen' | 'several'> & { readonly from: number; readonly depth: number }

/** Drawn anew only where something of its own changes. */
const LayerRow = memo(({ layer, heatmap, failed, chosen, several, from, depth }: RowProps) => {
  const { choose } = useIntents()
  const { name, height, width, channels } = layer
  const names = chosen.split('\n')
  return (
    <label className={`${controls.row} ${styles.row}`} style={indent(depth)} title={failed ?? name}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name="layer"
        className={controls.radio}
        aria-label={`${name} ${size(height, width, channels)}`}
        data-depth={depth}
        checked={names.includes(name)}
        onChange={() => choose({ layers: several ? ticked(names, name) : [name] })}
      />
      <Thumbnail heatmap={heatmap} />
      <Path name={name} from={from} />
      <span className={styles.shape}>{size(height, width, channels)}</span>
    </label>
  )
})

/** The last one stays: a map has a layer. */
function ticked(chosen: readonly string[], name: string): readonly string[] {
  if (!chosen.includes(name)) return [...chosen, name]
  return chosen.length > 1 ? chosen.filter((other) => other !== name) : chosen
}
