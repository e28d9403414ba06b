// How a map is painted over its picture: one with signs in two colours, zero in the middle.
import type { BlendJob, Look } from '../canvas/blend'
import { divergingTable } from '../canvas/diverging'
import { centred } from '../canvas/signed'
import type { Heatmap } from '../engine/types'

export function tileLook(
  heatmap: Heatmap,
  { look, signed }: { readonly look: Look; readonly signed: boolean },
): Pick<BlendJob, 'heatmap' | 'look' | 'table'> {
  if (!signed) return { heatmap, look }
  return { heatmap: centred(heatmap), table: divergingTable(), look: { ...look, threshold: 0 } }
}
