// A map with what speaks against the class in it: zero lies in the middle of its colours, both arms on one scale.
import type { Heatmap } from '../engine/types'
import { rawOf } from './oneScale'

/** Largest magnitude of the map before it was normalised: what the ends of the colours stand for. */
export const reachOf = ({ min, max }: Heatmap): number => Math.max(Math.abs(min), Math.abs(max)) || 1

/** From -1 to 1, by the reach: zero stays zero, so that maps can be subtracted. */
export function inReach(heatmap: Heatmap): Heatmap {
  if (heatmap.state !== 'ok') return heatmap
  const reach = reachOf(heatmap)
  return { ...heatmap, data: rawOf(heatmap).data.map((value) => value / reach) }
}

/** 0 is the reach on the negative side, 0.5 is zero, 1 the reach on the positive side. */
export function centred(heatmap: Heatmap): Heatmap {
  if (heatmap.state !== 'ok') return heatmap
  return { ...heatmap, data: inReach(heatmap).data.map((value) => 0.5 + value / 2) }
}
