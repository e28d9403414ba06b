// In whose numbers a method is shown: those libraries that have it, and its own.
import type { MethodId } from '../../engine/methods/cards'
import type { Convention, MethodCard } from '../../engine/types'

export const conventions: readonly Convention[] = ['torchcam', 'pytorch-grad-cam', 'scorecam-pytorch']

const has: Readonly<Record<Convention, readonly MethodId[]>> = {
  torchcam: [
    ...(['cam', 'gradcam', 'gradcampp', 'smoothgradcampp', 'xgradcam', 'layercam'] as const),
    ...(['finercam', 'refinecam', 'scorecam', 'sscam', 'iscam'] as const),
  ],
  'pytorch-grad-cam': [
    ...(['gradcam', 'hirescam', 'gradcamelementwise', 'gradcampp', 'xgradcam', 'ablationcam'] as const),
    ...(['scorecam', 'eigencam', 'eigengradcam', 'layercam', 'fullgrad', 'kpcacam', 'fem'] as const),
    ...(['shapleycam', 'finercam', 'refinecam', 'randomcam', 'segeigencam', 'sess', 'dff'] as const),
    'guidedbackprop',
    'guidedgradcam',
  ],
  'scorecam-pytorch': ['cam', 'gradcam', 'gradcampp', 'smoothgradcampp', 'scorecam'],
}

/** Its own among them always, and what a link has chosen. */
export const conventionsFor = (
  { id, convention }: Pick<MethodCard, 'id' | 'convention'>,
  chosen: Convention | null,
): readonly Convention[] =>
  conventions.filter(
    (name) => name === convention || name === chosen || has[name].some((known) => known === id),
  )
