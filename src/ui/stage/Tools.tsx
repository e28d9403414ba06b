import { paletteNames } from '../../canvas/palette'
import { conceptsOnStage, onStage } from '../../state/onStage'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { conceptWords, palettes, words } from '../words/strings'
import styles from './Tools.module.css'
import { ToolToggles } from './ToolToggles'
import { type Toggled, useToggles } from './useToggles'
import { ZoomTool } from './ZoomTool'

export function Tools() {
  const look = useShown((s) => s.recipe.look)
  const { cells, contours, saw } = useToggles()
  const intents = useIntents()
  return (
    <div className={styles.tools}>
      <Slider label={words.opacity} value={look.opacity} onChange={(opacity) => intents.look({ opacity })} />
      <Palette />
      <Slider
        label={words.above}
        value={look.threshold}
        onChange={(threshold) => intents.look({ threshold })}
      />
      <ZoomTool />
      <span className={styles.toggles}>
        <Toggle {...cells} />
        <Toggle {...contours} />
        <ToolToggles />
        <Toggle {...saw} />
      </span>
    </div>
  )
}

export function Palette() {
  const { palette, concepts } = useShown((state) => {
    const made = onStage(state)
    return { palette: state.recipe.look.palette, concepts: made !== null && conceptsOnStage(made) !== null }
  })
  const { look } = useIntents()
  return (
    <label className={styles.tool} title={concepts ? conceptWords.colours : undefined}>
      {words.palette}
      <select
        value={palette}
        disabled={concepts}
        onChange={(e) => {
          const chosen = paletteNames.find((name) => name === e.target.value)
          if (chosen) look({ palette: chosen })
        }}
      >
        {paletteNames.map((name) => (
          <option key={name} value={name}>
            {palettes[name]}
          </option>
        ))}
      </select>
    </label>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}

export function Slider({ label, value, onChange }: SliderProps) {
  return (
    <label className={styles.tool}>
      {label}
      <input
        type="range"
        min="0"
        max="100"
        value={Math.round(value * 100)}
        aria-valuetext={`${Math.round(value * 100)} %`}
        onChange={(e) => onChange(Number(e.target.value) / 100)}
      />
    </label>
  )
}

function Toggle({ label, about, on, onChange }: Toggled) {
  return (
    <button
      type="button"
      className={controls.plain}
      title={about}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      {label}
    </button>
  )
}
