// Where a map is strongest, in words.
import type { Heatmap } from '../engine/types'
import { placeNames } from './placeNames'

/** "upper left", "centre". */
export function placeOf(heatmap: Heatmap): string {
  const { row, column } = peakOf(heatmap)
  const { rows, columns } = placeNames
  if (row === 1 && column === 1) return columns[1]
  return [row === 1 ? '' : rows[row], column === 1 ? '' : columns[column]].filter(Boolean).join(' ')
}

/** True where the mean of many maps is strong in one corner: they all look there. */
export function isCorner(heatmap: Heatmap): boolean {
  const { row, column, value } = peakOf(heatmap)
  return row !== 1 && column !== 1 && value >= 0.75
}

/** The strongest cell, by thirds of the map. */
function peakOf({ width, height, data }: Heatmap) {
  let best = 0
  for (let i = 1; i < data.length; i++) if ((data[i] ?? 0) > (data[best] ?? 0)) best = i
  const third = (at: number, of: number) => Math.min(2, Math.floor(((at + 0.5) / of) * 3))
  return {
    row: third(Math.floor(best / width), height),
    column: third(best % width, width),
    value: data[best] ?? 0,
  }
}
