import type { KnownModel, MethodCard } from '../types'

/** Why a method has nothing to say about a model, in a sentence; null where it has. */
export function whyNot(
  { appliesTo }: Pick<MethodCard, 'appliesTo'>,
  model: KnownModel | null,
): string | null {
  const applies = (model && appliesTo?.(model)) ?? true
  return applies === true ? null : applies
}
