// A whole model in HDF5, as Keras 1 to 3 write it: the configuration is an attribute of the root, and attributes
// list the layers and the weights of each. The tree is never walked: names with '/' make groups inside groups.
import type { Json } from '../json'
import { isContainer, layersOf, nameOf } from '../keras/kerasJson'
import { damaged, type Hdf5File } from './hdf5File'
import type { Named } from './values'

export interface Legacy {
  readonly config: string
  readonly version: string | null
  readonly backend: string | null
}

/** Null where the file holds weights alone. */
export function legacyConfig(file: Hdf5File): Legacy | null {
  const config = whole(file, '/', 'model_config').join('')
  if (config === '') return null
  const version = file.texts('/', 'keras_version')[0] ?? null
  return { config, version, backend: file.texts('/', 'backend')[0] ?? null }
}

/** Whether the file names its weights by layers, as Keras did before version 3. */
export const isLegacy = (file: Hdf5File) => whole(file, '/', 'layer_names').length > 0

/** Attributes of more than 64 kB are split into `weight_names0`, `weight_names1` and so on. */
function whole(file: Hdf5File, path: string, attribute: string): readonly string[] {
  const plain = file.texts(path, attribute)
  if (plain.length > 0) return plain
  const parts: string[] = []
  for (let i = 0; ; i++) {
    const part = file.texts(path, `${attribute}${i}`)
    if (part.length === 0) return parts
    parts.push(...part)
  }
}

/** The weights as `<path of the layer>/vars/<place>`, whatever names they have in the file. */
export function legacyWeights(file: Hdf5File, model: Json, name: string): readonly Named[] {
  const root = file.children('/').includes('model_weights') ? '/model_weights' : '/'
  const layers = new Map(layersOf(model).map((layer) => [nameOf(layer), layer]))
  return whole(file, root, 'layer_names').flatMap((layerName) => {
    const group = `${root === '/' ? '' : root}/${layerName}`
    const names = whole(file, group, 'weight_names')
    const layer = layers.get(layerName)
    const places =
      layer && isContainer(layer) ? placesInside(layer, layerName, names) : inOrder(layerName, names)
    return names.map((weight, i) => {
      const path = `${group}/${weight}`
      if (!file.dataset(path)) throw damaged(name)
      return { path, name: places[i] ?? `${layerName}/${weight}` }
    })
  })
}

const inOrder = (path: string, names: readonly string[]) => names.map((_, i) => `${path}/vars/${i}`)

/** The layers of a nested model lie flat in one group: first what is trained, then the rest. */
function placesInside(model: Json, path: string, names: readonly string[]): readonly string[] {
  const leaves = leavesOf(model, path)
  const counts = new Map<string, number>()
  const owners = new Map<string, string>()
  return names.map((weight) => {
    const owner = ownerOf(weight.replace(/:\d+$/, ''), leaves, owners)
    if (owner === null) return `${path}/${weight}`
    const place = counts.get(owner) ?? 0
    counts.set(owner, place + 1)
    return `${owner}/vars/${place}`
  })
}

interface Leaf {
  readonly name: string
  readonly path: string
}

function leavesOf(model: Json, path: string): readonly Leaf[] {
  return layersOf(model).flatMap((layer) => {
    const name = nameOf(layer)
    const own = `${path}/${name}`
    return isContainer(layer) ? leavesOf(layer, own) : [{ name, path: own }]
  })
}

/**
 * The layer that a weight's scope names: `block/conv/kernel` is of `conv` inside `block`. A layer whose name was
 * taken when it was made has `_1` behind it in its scope. Each scope keeps the layer that it got first.
 */
function ownerOf(weight: string, leaves: readonly Leaf[], owners: Map<string, string>): string | null {
  const parts = weight.split('/')
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const scope = parts.slice(0, cut).join('/')
    const known = owners.get(scope)
    if (known !== undefined) return known
    const taken = new Set(owners.values())
    const found = leaves.filter((leaf) => !taken.has(leaf.path) && names(scope, leaf.name))
    const best = found.find((leaf) => names(leaf.path, scope)) ?? found[0] ?? renumbered(scope, leaves, taken)
    if (best) {
      owners.set(scope, best.path)
      return best.path
    }
  }
  return null
}

const names = (scope: string, name: string) => scope === name || scope.endsWith(`/${name}`)

function renumbered(scope: string, leaves: readonly Leaf[], taken: ReadonlySet<string>): Leaf | undefined {
  const plain = scope.replace(/_\d+$/, '')
  return leaves.find((leaf) => !taken.has(leaf.path) && names(plain, leaf.name))
}
