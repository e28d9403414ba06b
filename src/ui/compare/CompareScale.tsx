// Which colour is which value, once for all cells.
import { divergingGradient } from '../../canvas/diverging'
import { paletteGradient } from '../../canvas/palette'
import { fixed } from '../../results/format'
import { useShown } from '../page'
import { compareWords } from '../words/compareWords'
import { gridWords } from '../words/gridWords'
import styles from './Compare.module.css'
import type { Tiles } from './compareTiles'

export function CompareScale({ tiles: { unit, scale, signs, pair } }: { readonly tiles: Tiles }) {
  const palette = useShown((s) => s.recipe.look.palette)
  return (
    <footer className={styles.foot}>
      {signs === 'all' ? null : (
        <>
          <Bar low={scale[0]} high={scale[1]} gradient={paletteGradient(palette, 'to right')} />
          <p>{unit === null ? compareWords.ownScale : scaleLine(unit)}</p>
        </>
      )}
      {signs === 'none' ? null : (
        <>
          <Bar low={-1} high={1} gradient={divergingGradient('to right')} />
          <p>{signsLine(unit)}</p>
        </>
      )}
      {pair ? (
        <>
          <Bar low={pair.scale[0]} high={pair.scale[1]} gradient={divergingGradient('to right')} />
          <p>{differenceLine(pair.names)}</p>
        </>
      ) : null}
      <p className={styles.about}>{compareWords.fallAbout}</p>
    </footer>
  )
}

export const scaleLine = (unit: number) =>
  gridWords.unit(unit >= 0.01 ? fixed(unit, 3) : unit.toExponential(1))

export const signsLine = (unit: number | null) =>
  `${compareWords.signs} ${unit === null ? compareWords.ownReach : scaleLine(unit)}`

export const differenceLine = ([a, b]: readonly [string, string]) => gridWords.minusAbout(a, b)

export const endText = (v: number) => (Number.isInteger(v) ? String(v).replace('-', '−') : fixed(v, 2))

interface BarProps {
  readonly low: number
  readonly high: number
  readonly gradient: string
}

function Bar({ low, high, gradient }: BarProps) {
  return (
    <div className={styles.bar}>
      <span>{endText(low)}</span>
      <span className={styles.colours} style={{ background: gradient }} />
      <span>{endText(high)}</span>
    </div>
  )
}
