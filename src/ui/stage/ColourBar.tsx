// Which colour is which value, what the values are, and whose scale they are on; the tick is the value under the pointer.
import { contourLevels } from '../../canvas/contourLevels'
import { divergingGradient } from '../../canvas/diverging'
import { paletteGradient } from '../../canvas/palette'
import { isClipped, scaleOf } from '../../canvas/scale'
import type { Heatmap } from '../../engine/types'
import { fixed } from '../../results/format'
import { onStage } from '../../state/onStage'
import { useShown } from '../page'
import { Term } from '../Term'
import { type BarSays, barText, clippedWords } from '../words/barWords'
import { keepsValues } from '../words/describe'
import styles from './ColourBar.module.css'

interface Props {
  readonly heatmap: Heatmap | null
  /** Colours of their own stand for several maps: the bar is their strength. */
  readonly concepts: boolean
  readonly value: number | null
  /** Cosines of a place with all others are on show in the place of the map. */
  readonly alike: boolean
  /** What the ends stand for where zero is in the middle. */
  readonly reach: number | null
}

export function ColourBar({ heatmap, concepts, value, alike, reach }: Props) {
  const { palette, threshold, contours, raw } = useShown((state) => {
    const made = onStage(state)
    return {
      ...state.recipe.look,
      contours: state.view.contours,
      raw: made !== null && keepsValues(made.request),
    }
  })
  const map = heatmap?.state === 'ok' ? heatmap : null
  const [low, high] = reach ? [-reach, reach] : map ? scaleOf(map) : [0, 1]
  const clipped = !reach && map !== null && isClipped(map)
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
  const kind = alike ? 'alike' : reach ? 'signed' : concepts ? 'concepts' : raw ? 'raw' : 'own'
  return (
    <div className={styles.bar} style={gradient} data-bar={kind}>
      <span className={styles.end}>
        {clipped ? '≥ ' : ''}
        {label(high)}
      </span>
      <div className={styles.colours} data-map={map !== null}>
        {threshold > 0 && !reach ? <span className={styles.below} /> : null}
        {contours && map && !concepts ? contourLevels.map((level) => <Level key={level} at={level} />) : null}
        {at === null || value === null ? null : (
          <span className={styles.tick}>
            <b>{fixed(low + value * (high - low), 2)}</b>
          </span>
        )}
      </div>
      <span className={styles.end}>{label(low)}</span>
      {map ? <Name kind={kind} map={map} clipped={clipped} /> : <p className={styles.name}>&nbsp;</p>}
    </div>
  )
}

const strength = (direction: string) => `linear-gradient(${direction}, transparent, var(--quiet))`

const Level = ({ at }: { readonly at: number }) => (
  <span className={styles.level} style={{ '--at': at } as React.CSSProperties} />
)

interface NameProps {
  readonly kind: BarSays
  readonly map: Heatmap
  readonly clipped: boolean
}

function Name({ kind, map, clipped }: NameProps) {
  const { name, scale, about } = barText(kind, map)
  return (
    <p className={styles.name}>
      <b>
        <Term about={clipped ? `${about} ${clippedWords.about}` : about}>{name}</Term>
      </b>{' '}
      <span>{scale}</span>
    </p>
  )
}

/** The end of a scale: 1.0, 0.28, −12.5, 3e-4. */
function label(value: number): string {
  const size = Math.abs(value)
  return value === 0 ? '0' : size < 0.01 ? value.toExponential(0) : fixed(value, size < 1 ? 2 : 1)
}
