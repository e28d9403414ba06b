// Class randomisation, arxiv.org/abs/1912.09818 (random logit test): the rank correlation of a map with the maps of other
// classes, drawn by chance. 1: the map is the same whatever class is asked for.
import type { Grid } from '../maps/grid'
import { uniforms } from '../scoring/random'
import { likeness } from './agreement'
import type { OtherClassStep } from './types'

/** How a map agrees with those of other classes. */
export interface ClassRandomisation<Map extends Grid = Grid> {
  readonly classIndex: number
  /** Classes there are. */
  readonly classes: number
  /** Other classes asked for; the mean counts. */
  readonly samples?: number
  readonly seed?: number
  /** The map of another class, as this one was made. */
  readonly mapOf: (classIndex: number) => Promise<Map>
}

/** NaN where there is no other class. @throws what `mapOf` throws */
export async function classRandomisation(map: Grid, options: ClassRandomisation): Promise<number> {
  const steps = await otherClassSteps(map, options)
  return steps.reduce((sum, { correlation }) => sum + correlation, 0) / steps.length
}

/** The map of each other class drawn, in the order drawn. @throws what `mapOf` throws */
export async function otherClassSteps<Map extends Grid>(
  map: Grid,
  options: ClassRandomisation<Map>,
): Promise<readonly OtherClassStep<Map>[]> {
  const steps: OtherClassStep<Map>[] = []
  for (const classIndex of otherClasses(options)) {
    const heatmap = await options.mapOf(classIndex)
    steps.push({ classIndex, correlation: likeness(map, heatmap), heatmap })
  }
  return steps
}

/** Without repeats, in the order drawn. */
export function otherClasses({
  classIndex,
  classes,
  samples = 5,
  seed = 0,
}: Omit<ClassRandomisation, 'mapOf'>): readonly number[] {
  const left = Array.from({ length: classes }, (_, c) => c).filter((c) => c !== classIndex)
  const next = uniforms(seed)
  const draws = Math.min(samples, left.length)
  return Array.from({ length: draws }, () => left.splice(Math.floor(next() * left.length), 1)[0] ?? 0)
}
