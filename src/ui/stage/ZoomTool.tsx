import { whole, zoomed } from '../../state/zoom'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { stageWords } from '../words/stageWords'
import styles from './Tools.module.css'

/** Nearer and farther; with one of them in focus the arrow keys move what is magnified. */
export function ZoomTool() {
  const { zoom, empty } = useShown((s) => ({ zoom: s.view.zoom, empty: s.picture === null }))
  const { view } = useIntents()
  const button = (name: string, text: string, to: () => typeof zoom, off: boolean) => (
    <button
      type="button"
      className={controls.plain}
      aria-label={name}
      aria-disabled={off}
      onClick={() => off || view({ zoom: to() })}
    >
      {text}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one.
    <span role="group" aria-label={stageWords.zoom} className={styles.zoom} data-pans>
      {button(stageWords.farther, '−', () => zoomed(zoom, 1 / 1.5), empty || zoom.scale === 1)}
      {button(
        stageWords.wholeAt(`${Math.round(100 * zoom.scale)} %`),
        `${Math.round(100 * zoom.scale)} %`,
        () => whole,
        empty || zoom.scale === 1,
      )}
      {button(stageWords.nearer, '+', () => zoomed(zoom, 1.5), empty || zoom.scale >= 16)}
    </span>
  )
}
