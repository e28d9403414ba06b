// What may be said of a layer whatever the method: how the places of a token map lie.
import type { Layer, ParamSpec } from '../../types'

export const gridParam = {
  name: 'grid',
  label: 'Grid of the tokens',
  kind: 'grid',
  initial: '',
  help: 'Rows and columns on which the tokens of the layer lie, where they are no square: 14,7.',
} as const satisfies ParamSpec

/** Parameters that such layers take beside the method's own. */
export function layerParams(layers: readonly Pick<Layer, 'kind'>[]): readonly ParamSpec[] {
  return layers.some(({ kind }) => kind === 'tokens') ? [gridParam] : []
}
