// What is said of a map of a scene, where everything is known.

/** How well a map agrees with the mask of the class explained; no figures where the scene lacks that class. */
export interface TruthScore {
  /** What lies in the scene. */
  readonly classes: readonly string[]
  readonly figures: { readonly pointing: number; readonly energy: number; readonly iou: number } | null
}
