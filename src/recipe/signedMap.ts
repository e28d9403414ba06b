// Whether a map holds what speaks against the class as well, with a zero that is known.
import type { ExplainRequest } from './types'

/** Of several layers, of mirrored pictures and of a component nobody can say where zero lies. */
export function isSigned({ params, layers }: Pick<ExplainRequest, 'params' | 'layers'>): boolean {
  const mixed = params.eigen_smooth === true || params.aug_smooth === true || layers.length > 1
  return params.signed === true && !mixed
}
