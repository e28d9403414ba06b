// What of a class can be explained, by what the model gives of it.
import type { RecipeTarget } from '../../recipe/recipe'
import type { ScoreKind } from '../words/scoreKind'

const kinds = ['logit', 'probability', 'negative', 'contrast', 'region', 'cell'] as const
export type TargetKind = (typeof kinds)[number]

/** An output with places alone has them. */
export const isOfPlaces = (kind: string): boolean => kind === 'region' || kind === 'cell'

/** The kind as it is called: where the output is a probability that is the same score. */
export const calledKind = ({ kind }: RecipeTarget, score: ScoreKind): TargetKind =>
  score === 'probability' && kind === 'probability' ? 'logit' : kind

/** Those that can be chosen, and the chosen one. */
export function offeredKinds(
  target: RecipeTarget,
  { score, places }: { readonly score: ScoreKind; readonly places: boolean },
): readonly TargetKind[] {
  const is = { probability: score === 'logit', region: places, cell: places }
  const offered: Partial<Record<TargetKind, boolean>> = { ...is, [calledKind(target, score)]: true }
  return kinds.filter((kind) => offered[kind] ?? true)
}
