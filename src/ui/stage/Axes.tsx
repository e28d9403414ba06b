// The frame of a drawing of scores over shares of the pixels: both axes with their ends, and what is drawn in it.
import type { ReactNode } from 'react'
import { fixed, percent } from '../../results/format'
import { curveWords } from '../words/curveWords'
import styles from './CurvePlot.module.css'

const WIDTH = 320
const HEIGHT = 140

type Point = readonly [share: number, score: number]

/** Where a score at a share lies in the drawing. */
export const place = ([share, score]: Point, top: number): Point => [
  share * WIDTH,
  HEIGHT - (Math.max(0, score) / top) * HEIGHT,
]

export const points = (curve: readonly Point[], top: number): string =>
  curve.map((point) => place(point, top).join()).join(' ')

interface Props {
  /** For those who cannot see it. */
  readonly name: string
  /** The score at the upper end. */
  readonly top: number
  readonly children: ReactNode
}

export function Axes({ name, top, children }: Props) {
  return (
    <svg viewBox={`-30 -6 ${WIDTH + 36} ${HEIGHT + 24}`} role="img" aria-label={name}>
      <path className={styles.axes} d={`M0,0 V${HEIGHT} H${WIDTH}`} />
      <g className={styles.ends}>
        <text x="-4" y="6" textAnchor="end">
          {fixed(top, 2)}
        </text>
        <text x="-4" y={HEIGHT} textAnchor="end">
          {fixed(0, 0)}
        </text>
        <text x="0" y={HEIGHT + 14}>
          {percent(0)}
        </text>
        <text x={WIDTH / 2} y={HEIGHT + 14} textAnchor="middle">
          {curveWords.share}
        </text>
        <text x={WIDTH} y={HEIGHT + 14} textAnchor="end">
          {percent(1)}
        </text>
      </g>
      {children}
    </svg>
  )
}
