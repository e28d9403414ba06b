// How the map is painted, a row each, beside the small map that shows it at once.
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { Palette, Slider } from '../stage/Tools'
import { type Toggled, useToggles } from '../stage/useToggles'
import { phoneWords } from '../words/stageWords'
import { words } from '../words/strings'
import styles from './LookList.module.css'
import type { Part } from './parts'
import { Shelf } from './Shelf'

export function LookList({ shown }: { readonly shown: Part | null }) {
  // The long page has the same under its stage.
  if (shown === null) return null
  return (
    <Shelf name="look" shown={shown}>
      {shown === 'look' ? <Rows /> : null}
    </Shelf>
  )
}

function Rows() {
  const { opacity, threshold } = useShown((s) => s.recipe.look)
  const { cells, contours, saw } = useToggles()
  const { look } = useIntents()
  return (
    <section className={`${controls.section} ${controls.list}`} aria-label={phoneWords.look}>
      <div className={styles.row}>
        <Palette />
      </div>
      <div className={styles.row}>
        <Slider label={words.opacity} value={opacity} onChange={(next) => look({ opacity: next })} />
      </div>
      <div className={styles.row}>
        <Slider label={words.above} value={threshold} onChange={(next) => look({ threshold: next })} />
      </div>
      <Toggle {...cells} />
      <Toggle {...contours} />
      <Toggle {...saw} />
    </section>
  )
}

function Toggle({ label, about, on, onChange }: Toggled) {
  return (
    <label className={`${controls.row} ${styles.toggle}`}>
      <input
        type="checkbox"
        className={controls.radio}
        checked={on}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
      {about ? <span>{about}</span> : null}
    </label>
  )
}
