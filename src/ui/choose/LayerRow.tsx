// The rows of the layers' tree: a module that folds, and a layer that is chosen.
import { memo } from 'react'
import type { Layer } from '../../engine/types'
import { size } from '../../results/format'
import type { RowPicture } from '../../state/compare/layerMaps'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { Thumbnail } from '../picture/Thumbnail'
import { layerWords } from '../words/layerWords'
import styles from './LayerList.module.css'
import type { TreeRow } from './layerTree'

interface BranchProps {
  readonly row: Extract<TreeRow, { kind: 'branch' }>
  readonly names: readonly string[]
  readonly toggle: (row: TreeRow) => void
}

/** A module: a click, or the keys to the left and right, fold it. Tab stops at it where it hides the chosen layer. */
export function BranchRow({ row, names, toggle }: BranchProps) {
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

interface RowProps extends RowPicture {
  readonly layer: Layer
  /** Names, one a line. */
  readonly chosen: string
  /** Several at once: each row is ticked for itself. */
  readonly several: boolean
  /** How much of its name the branches above say, and how many there are. */
  readonly from: number
  readonly depth: number
  /** It comes with a branch that somebody opened. */
  readonly unfolds: boolean
}

/** Drawn anew only where something of its own changes. */
export const LayerRow = memo(
  ({ layer, heatmap, failed, chosen, several, from, depth, unfolds }: RowProps) => {
    const { choose } = useIntents()
    const { name, height, width, channels } = layer
    const names = chosen.split('\n')
    return (
      <label
        className={`${controls.row} ${styles.row}`}
        style={indent(depth)}
        title={failed ?? name}
        data-unfolds={unfolds || undefined}
      >
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
  },
)

/** The last one stays: a map has a layer. */
function ticked(chosen: readonly string[], name: string): readonly string[] {
  if (!chosen.includes(name)) return [...chosen, name]
  return chosen.length > 1 ? chosen.filter((other) => other !== name) : chosen
}
