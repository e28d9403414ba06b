// What a command line says that this method or picture does not ask for. It is passed over, so that one line serves
// several methods and pictures, but never in silence.
import { methodCards } from '../engine/methods/cards'
import { gridParam } from '../engine/methods/shared/layerParams'
import type { Options } from './options'

type Given = Pick<Options, 'recipe' | 'map'>

interface Fed {
  readonly isArray: boolean
  /** False where the whole picture is kept. */
  readonly cut: boolean
  /** Shorter side of what the model sees. */
  readonly least: number
}

/** A sentence each. */
export function unheard({ recipe, map }: Given, { isArray, cut, least }: Fed): readonly string[] {
  const { method, params, layers, fuse, scale, fit, resize, resample } = recipe
  const card = methodCards.find(({ id }) => id === method)
  const fed = Object.entries({ scale, fit, resize, resample }).filter(([, value]) => value !== null)
  const remarks =
    isArray && fed.length > 0 ? [`An array is taken as it is: ${given(fed)} is passed over.`] : []
  if (!isArray && !cut && resize !== null)
    remarks.push(`A letterbox keeps the whole picture: --resize ${resize} is passed over.`)
  if (!isArray && cut && resize !== null && resize < least)
    remarks.push(`Nothing is padded: --resize ${resize} is taken as ${least}, the shorter side of the input.`)
  if (!card || map !== null) return remarks
  const known = new Set<string>([gridParam.name, ...card.params.map(({ name }) => name)])
  const strange = Object.keys(params).filter((name) => !known.has(name))
  if (strange.length > 0) remarks.push(`${card.name} has no ${strange.join(', ')}: passed over.`)
  if (fuse !== 'default' && layers.length === 1 && card.layers !== 'several')
    remarks.push(`One layer is explained, so there is nothing to fuse: --fuse ${fuse} is passed over.`)
  return remarks
}

const given = (entries: readonly (readonly [string, unknown])[]) =>
  entries.map(([name]) => `--${name}`).join(', ')
