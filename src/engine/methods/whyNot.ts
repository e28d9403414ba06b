import type { KnownModel, MethodCard } from '../types'

const NO_PLACES =
  'No layer of the model keeps positions, so there is no class activation map to make; RISE, occlusion and the gradients of the picture need no layer (rise, occlusion, guidedbackprop, smoothgrad).'

/** Why a method has nothing to say about a model, in a sentence; null where it has. */
export function whyNot(
  { appliesTo, layers }: Pick<MethodCard, 'appliesTo' | 'layers'>,
  model: KnownModel | null,
): string | null {
  if (model && model.layers.length === 0 && layers !== 'whole') return NO_PLACES
  const applies = (model && appliesTo?.(model)) ?? true
  return applies === true ? null : applies
}
