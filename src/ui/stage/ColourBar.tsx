// Which colour is which value; the tick is the value under the pointer.
import { divergingGradient } from '../../canvas/diverging'
import { paletteGradient } from '../../canvas/palette'
import { scaleOf } from '../../canvas/raster'
import type { Heatmap } from '../../engine/types'
import { onStage } from '../../state/onStage'
import { useShown } from '../page'
import { keepsValues } from '../words/describe'
import { fixed } from '../words/format'
import { conceptWords } from '../words/strings'
import styles from './ColourBar.module.css'

interface Props {
  readonly heatmap: Heatmap | null
  /** Colours of their own stand for several maps: the bar is their strength. */
  readonly concepts: boolean
  readonly value: number | null
  /** What the colours say, where they are not those of the map. */
  readonly note?: string | undefined
  /** What the ends stand for where zero is in the middle. */
  readonly reach: number | null
}

export function ColourBar({ heatmap, concepts, value, note, reach }: Props) {
  const { palette, threshold, raw } = useShown((state) => {
    const made = onStage(state)
    return { ...state.recipe.look, raw: made !== null && keepsValues(made.request) }
  })
  const [low, high] = reach ? [-reach, reach] : heatmap?.state === 'ok' ? scaleOf(heatmap) : [0, 1]
  const at = value === null ? null : Math.min(1, Math.max(0, value))
  const gradientOf = (direction: 'to top' | 'to right') => {
    if (concepts) return strength(direction)
    return reach ? divergingGradient(direction) : paletteGradient(palette, direction)
  }
  const gradient = {
    '--up': gradientOf('to top'),
    '--right': gradientOf('to right'),
    '--above': reach ? 0 : threshold,
    '--at': at ?? 0,
  } as React.CSSProperties
  return (
    <div className={styles.bar} style={gradient} title={note ?? titleOf({ heatmap, concepts, reach, raw })}>
      <span className={styles.end}>{label(high)}</span>
      <div className={styles.colours} data-map={heatmap?.state === 'ok'}>
        {threshold > 0 && !reach ? <span className={styles.below} /> : null}
        {at === null ? null : (
          <span className={styles.tick}>
            <b>{fixed(low + at * (high - low), 2)}</b>
          </span>
        )}
      </div>
      <span className={styles.end}>{label(low)}</span>
    </div>
  )
}

const signedNote =
  'Zero is in the middle: red speaks for the class, blue against it, as the method measured it.'

interface Titled extends Pick<Props, 'heatmap' | 'concepts' | 'reach'> {
  readonly raw: boolean
}

function titleOf({ heatmap, concepts, reach, raw }: Titled): string | undefined {
  if (reach) return signedNote
  if (concepts) return conceptWords.strength
  return heatmap ? (raw ? rawNote : scaleNote)(heatmap) : undefined
}

const strength = (direction: string) => `linear-gradient(${direction}, transparent, var(--quiet))`

/** The end of a scale: 1.0, 0.28, −12.5, 3e-4. */
function label(value: number): string {
  const size = Math.abs(value)
  return value === 0 ? '0' : size < 0.01 ? value.toExponential(0) : fixed(value, size < 1 ? 2 : 1)
}

/** Every map has its own scale: 1 is its own largest value. */
function scaleNote({ min, max }: Heatmap): string {
  return `0 to 1 is ${fixed(min, 3)} to ${fixed(max, 3)} before this map was normalised; maps have scales of their own.`
}

/** Not min-maxed: the colours reach from the lowest to the largest value that there is. */
const rawNote = ({ min, max }: Heatmap): string =>
  `The method's own values, not normalised: ${fixed(min, 3)} to ${fixed(max, 3)} at the layer.`
