// How well the map of a built-in scene agrees with what is known to lie there.

import { bestIoU, energy, pointing } from '../engine/metrics/truth'
import type { Explanation } from '../engine/types'
import type { SceneObject } from '../scenes/see'

export interface SceneTruth {
  /** What lies in the scene. */
  readonly classes: readonly string[]
  /** Null where the class explained is not among them. */
  readonly figures: { readonly pointing: number; readonly energy: number; readonly iou: number } | null
}

export function measureTruth(
  objects: readonly SceneObject[],
  label: string,
  { heatmap }: Explanation,
): SceneTruth {
  const classes = objects.map((object) => object.class)
  const mask = objects.find((object) => object.class === label)?.mask
  if (!mask) return { classes, figures: null }
  const side = Math.sqrt(mask.length)
  const truth = { width: side, height: side, mask }
  const iou = bestIoU(heatmap, truth).iou
  return { classes, figures: { pointing: pointing(heatmap, truth), energy: energy(heatmap, truth), iou } }
}
