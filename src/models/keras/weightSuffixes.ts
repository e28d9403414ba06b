// Weights whose names are a layer's with a number behind: a model that was built twice in one session keeps the layer's
// name, `conv2d_10`, and numbers its variables, `conv2d_10_1/kernel`. And those of a Normalization that was adapted
// before it was called, which have no layer in their names at all: `mean`, `variance`.
import type { WeightSpec } from '../files/weights'
import type { Renamed } from './keras3Weights'
import { type Layer, leavesOf } from './layerTree'

export function withoutSuffixes(model: Layer, { specs, repairs }: Renamed): Renamed {
  const layers = leavesOf(model)
  const names = new Set(layers.map(({ name }) => name))
  const folders = new Set(specs.map(folderOf).filter((folder) => folder !== ''))
  const owners = findOwners(folders, names)
  const adapted = layers.filter(({ className }) => className === 'Normalization').map(({ name }) => name)
  const bare = adapted.length === 1 ? adapted[0] : undefined
  let renamed = 0
  const given = specs.map((spec) => {
    const folder = folderOf(spec)
    const owner = folder === '' && isStatistic(spec) ? bare : owners.get(folder)
    if (owner === undefined) return spec
    renamed++
    return { ...spec, name: `${owner}${spec.name.slice(folder.length).replace(/^\/?/, '/')}` }
  })
  const said = `${renamed} weights go by another name than their layers; they were given their layers' names.`
  return { specs: given, repairs: renamed > 0 ? [...repairs, said] : repairs }
}

/** What stands before the first slash. */
const folderOf = ({ name }: WeightSpec) => name.split('/').slice(0, -1)[0] ?? ''

const isStatistic = ({ name }: WeightSpec) => /^(mean|variance|count)(:0)?$/.test(name)

/**
 * By folder, the layer that is meant. Where every folder has a number too many, all lose it, though `conv2d_1` may be
 * a layer as well; else only those lose it that name no layer, and whose layer has no weights of its own.
 */
function findOwners(folders: ReadonlySet<string>, names: ReadonlySet<string>): Map<string, string> {
  const stripped = [...folders].map((folder) => [folder, folder.replace(/_\d+$/, '')] as const)
  const strangers = stripped.filter(([folder]) => !names.has(folder))
  if (strangers.length === 0) return new Map()
  const all = stripped.every(([folder, layer]) => layer !== folder && names.has(layer))
  const taken = all ? stripped : strangers.filter(([, layer]) => names.has(layer) && !folders.has(layer))
  return new Map(taken)
}
