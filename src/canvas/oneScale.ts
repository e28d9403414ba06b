// Several maps on one colour scale, and the signed difference of two. Plain arithmetic on heatmaps.
import { extremes } from '../engine/maps/extremes'
import type { Heatmap } from '../engine/types'
import { extentOf } from './scale'

export type Scale = readonly [number, number]

/** The map as it was before it was min-maxed; what the method's epsilon took from the largest value comes back. */
export function rawOf(heatmap: Heatmap): Heatmap {
  const [low, high] = extremes(heatmap.data)
  const factor = high > low ? (heatmap.max - heatmap.min) / (high - low) : 0
  return { ...heatmap, data: heatmap.data.map((v) => heatmap.min + (v - low) * factor) }
}

export interface OneScale {
  readonly maps: readonly Heatmap[]
  readonly scale: Scale
  /** The raw value that 1 stands for. */
  readonly unit: number
}

/** Raw values divided by the largest magnitude of all maps, so that the same colour is the same value everywhere. */
export function onOneScale(heatmaps: readonly Heatmap[]): OneScale {
  const sound = heatmaps.filter((map) => map.state === 'ok')
  const unit = Math.max(0, ...sound.flatMap(({ min, max }) => [Math.abs(min), Math.abs(max)])) || 1
  const low = Math.min(0, ...sound.map(({ min }) => min)) / unit
  const maps = heatmaps.map((map) => {
    if (map.state !== 'ok') return map
    return { ...map, data: rawOf(map).data.map((v) => v / unit) }
  })
  return { maps, scale: [low, 1], unit }
}

/** First minus second; a map without structure counts as zero. Null where nothing can be said. */
export function differenceOf(first: Heatmap, second: Heatmap): Heatmap | null {
  const pair = [first, second]
  const { width, height } = first
  if (pair.some((m) => m.state === 'nan') || pair.every((m) => m.state !== 'ok')) return null
  if (second.width !== width || second.height !== height) return null
  const at = (map: Heatmap, i: number) => (map.state === 'ok' ? (map.data[i] ?? 0) : 0)
  const data = first.data.map((_, i) => at(first, i) - at(second, i))
  const [min, max] = extremes(data)
  return { width, height, data, min, max, state: min === 0 && max === 0 ? 'flat' : 'ok' }
}

/** From the strongest blue to the strongest red: -1 to 1 for normalised maps, else as far as the maps and their difference go. */
export function differenceScale(maps: readonly Heatmap[]): Scale {
  const ends = maps.flatMap((map) => (map.state === 'ok' ? extentOf(map) : []))
  const most = Math.max(0, ...ends.map(Math.abs)) || 1
  return [-most, most]
}
