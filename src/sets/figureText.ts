// A figure of a map as short as a column: shares in per cent, areas with two digits.

import { fixed, percent } from '../results/format'
import type { figureNames } from './reportWords'

export type FigureName = keyof typeof figureNames

export const figuresShown: readonly FigureName[] = [
  'averageDrop',
  'increaseInConfidence',
  'deletion',
  'insertion',
  'road',
]

export function figureText(name: FigureName, value: number | undefined): string {
  if (value === undefined) return '–'
  const share = name === 'averageDrop' || name === 'increaseInConfidence'
  return share ? percent(value) : fixed(value, 2)
}
