import { useMemo } from 'react'
import { pixelsOf, sizeWithin } from '../../canvas/pixels'
import { useShown } from '../page'
import { compareWords } from '../words/compareWords'
import { partWords } from '../words/runWords'
import type { Arranged } from './arrange'
import { CompareCell } from './CompareCell'
import styles from './CompareGrid.module.css'
import { FoldedCell } from './FoldedCell'

/** Pixels of one cell: fine enough for the largest, painted within a few milliseconds. */
const cellArea = 220_000
const smallest = 440

export function CompareGrid({ tiles, folded }: Arranged) {
  const { picture, ready } = useShown((s) => ({ picture: s.picture, ready: s.classification !== null }))
  const display = picture?.display ?? null
  const base = useMemo(() => (display ? cellPixels(display) : null), [display])
  if (!base || tiles.length === 0)
    return <p className={styles.empty}>{ready ? compareWords.empty : compareWords.later}</p>
  // A very tall or wide picture stands within its cell.
  const ratio = Math.min(1.9, Math.max(0.75, base.width / base.height))
  return (
    <ul
      className={styles.grid}
      aria-label={partWords.maps}
      style={{ '--ratio': ratio } as React.CSSProperties}
    >
      {tiles.map((tile) => (
        <CompareCell key={tile.key} tile={tile} base={base} />
      ))}
      {folded.map(({ tile, as }) => (
        <FoldedCell key={tile.key} tile={tile} as={as} />
      ))}
    </ul>
  )
}

export function cellPixels(display: ImageBitmap) {
  const { width, height } = display
  const scale = Math.max(1, smallest / Math.max(width, height))
  return pixelsOf(display, ...sizeWithin(width * scale, height * scale, cellArea))
}
