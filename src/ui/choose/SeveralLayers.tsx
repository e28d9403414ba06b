// Several layers at once: the switch that makes the rows ticks, and the rule by which their maps become one.
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { fuseNames, layerWords } from '../words/strings'
import styles from './SeveralLayers.module.css'

interface Props {
  readonly on: boolean
  readonly chosen: readonly string[]
  readonly onChange: (on: boolean) => void
}

export function SeveralLayers({ on, chosen, onChange }: Props) {
  const { choose } = useIntents()
  return (
    <button
      type="button"
      className={`${controls.plain} ${styles.several}`}
      aria-pressed={on}
      title={layerWords.severalHelp}
      onClick={() => {
        onChange(!on)
        if (on && chosen.length > 1) choose({ layers: chosen.slice(-1), fuse: 'default' })
      }}
    >
      {layerWords.several}
    </button>
  )
}

const rules = ['default', 'mean', 'max', 'product'] as const

export function FuseChoice({ count }: { readonly count: number }) {
  const fuse = useShown((s) => s.recipe.fuse)
  const { choose } = useIntents()
  return (
    <label className={`${controls.note} ${styles.fuse}`}>
      {layerWords.chosen(count)}
      <select
        value={fuse}
        aria-label={layerWords.fuse}
        onChange={(e) => choose({ fuse: rules.find((rule) => rule === e.target.value) ?? 'default' })}
      >
        {rules.map((rule) => (
          <option key={rule} value={rule}>
            {fuseNames[rule]}
          </option>
        ))}
      </select>
    </label>
  )
}
