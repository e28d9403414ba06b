// The rule by which the maps of several layers become one.
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { fuseNames, layerWords } from '../words/layerWords'
import styles from './FuseChoice.module.css'

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
