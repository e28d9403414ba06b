import { memo, type UIEvent, useEffect, useMemo, useState } from 'react'
import type { Layer } from '../../engine/types'
import { firstRow, listedLayers, type RowPicture, rowPicture } from '../../state/compare/layerMaps'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { Thumbnail } from '../picture/Thumbnail'
import { size } from '../words/format'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import styles from './LayerList.module.css'
import { useChosenInSight } from './useChosenInSight'

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
  const there = rows.slice(0, useGrowing(rows.length))
  const names = chosen.split('\n')
  const isThere = there.some(({ layer }) => names.includes(layer.name))
  const list = useChosenInSight(`${chosen} of ${rows.length} ${isThere}`)
  const scrolled = ({ currentTarget: { scrollTop, scrollHeight } }: UIEvent) =>
    onScroll(firstRow((there.length * scrollTop) / scrollHeight))
  return (
    <div
      ref={list}
      {...{ role: several ? 'group' : 'radiogroup', 'aria-label': partWords.layers }}
      className={styles.layers}
      onScroll={scrolled}
    >
      {there.map(({ layer, picture }) => (
        <LayerRow key={layer.name} {...{ layer, chosen, several }} {...picture} />
      ))}
      <p className={styles.none}>{open ? words.noLayer : words.layersLater}</p>
    </div>
  )
}

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

/** Made anew only when something changes that a row is made of; a slider that moves is not. */
function useRows(): { readonly rows: readonly Row[]; readonly open: boolean } {
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
    return listedLayers(state).map((layer) => ({ layer, picture: rowPicture(state, layer.name) }))
  }, [store, parts])
  return { rows, open: parts.model !== null }
}

type RowProps = Pick<Row, 'layer'> & RowPicture & Pick<Props, 'chosen' | 'several'>

/** Drawn anew only where something of its own changes. */
const LayerRow = memo(({ layer, heatmap, failed, chosen, several }: RowProps) => {
  const { choose } = useIntents()
  const { name, height, width, channels } = layer
  const names = chosen.split('\n')
  return (
    <label className={`${controls.row} ${styles.row}`} title={failed ?? name}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name="layer"
        className={controls.radio}
        checked={names.includes(name)}
        onChange={() => choose({ layers: several ? ticked(names, name) : [name] })}
      />
      <Thumbnail heatmap={heatmap} />
      <span className={styles.name}>
        <bdi>{name}</bdi>
      </span>
      <span className={styles.shape}>{size(height, width, channels)}</span>
    </label>
  )
})

/** The last one stays: a map has a layer. */
function ticked(chosen: readonly string[], name: string): readonly string[] {
  if (!chosen.includes(name)) return [...chosen, name]
  return chosen.length > 1 ? chosen.filter((other) => other !== name) : chosen
}
