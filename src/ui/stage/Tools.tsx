import { paletteNames } from '../../canvas/palette'
import { cellsOf } from '../../canvas/raster'
import { conceptsOnStage, onStage } from '../../state/onStage'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { stageWords } from '../words/stageWords'
import { conceptWords, palettes, words } from '../words/strings'
import styles from './Tools.module.css'
import { ToolToggles } from './ToolToggles'
import { ZoomTool } from './ZoomTool'

export function Tools() {
  const { look, view, map } = useShown((s) => ({
    look: s.recipe.look,
    view: s.view,
    map: onStage(s)?.heatmap ?? null,
  }))
  const cells = map ? cellsOf(view.cells, map) : (view.cells ?? 'smooth')
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
        <Toggle
          label={words.cells}
          on={cells === 'nearest'}
          onChange={(on) => intents.view({ cells: on ? 'nearest' : 'smooth' })}
        />
        <Toggle
          label={stageWords.contours}
          about={stageWords.contoursAbout}
          on={view.contours}
          onChange={(contours) => intents.view({ contours })}
        />
        <ToolToggles />
        <Toggle label={words.saw} on={view.input} onChange={(input) => intents.view({ input })} />
      </span>
    </div>
  )
}

function Palette() {
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

function Slider({ label, value, onChange }: SliderProps) {
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

interface ToggleProps {
  readonly label: string
  readonly about?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

function Toggle({ label, about, on, onChange }: ToggleProps) {
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
