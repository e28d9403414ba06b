// Several layers at once: the switch that makes the rows ticks.
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { layerWords } from '../words/layerWords'
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
