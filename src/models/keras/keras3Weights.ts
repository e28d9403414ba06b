// Keras 3 names a weight by its layer's class and number: `layers/conv2d_3/vars/0` is the first weight of the
// fourth Conv2D in its model. Given the layer's own path instead: `features/vars/0`.
import type { WeightSpec } from '../files/weights'
import type { Layer } from './layerTree'

export interface Renamed {
  readonly specs: readonly WeightSpec[]
  readonly repairs: readonly string[]
}

const NUMBERED = /^(.*\/)?_?layers\/.*\/vars\/\d+$/

export function renameWeights(model: Layer, specs: readonly WeightSpec[]): Renamed {
  const names = specs.map(({ name }) => name)
  if (!names.some((name) => NUMBERED.test(name))) return { specs, repairs: [] }
  const known = new Set(names)
  const paths = new Map<string, string>()
  numberLayers(model, { folder: 'layers', path: '' }, paths)
  let renamed = 0
  const given = specs.map((spec, i) => {
    const name = isOfWrapper(names[i] ?? '', known) ? null : newName(names[i] ?? '', paths)
    if (name === null) return spec
    renamed++
    return { ...spec, name }
  })
  const left = names.filter((name) => name.startsWith('optimizer/')).length
  return {
    specs: given,
    repairs: [
      `${renamed} weights are named as Keras 3 numbers them; they were given their layers' names.`,
      ...(left > 0 ? [`${left} values of the optimizer were left out.`] : []),
    ],
  }
}

/** What a wrapper keeps for itself beside the weights of its layer: the vector of a SpectralNormalization. */
function isOfWrapper(name: string, known: ReadonlySet<string>): boolean {
  const folder = /^(.*\/)vars\/\d+$/.exec(name)?.[1]
  return folder !== undefined && known.has(`${folder}layer/vars/0`)
}

interface Place {
  readonly folder: string
  readonly path: string
}

/** The folder that Keras gives each layer, and the layer's path in the model. */
function numberLayers({ inside }: Layer, { folder, path }: Place, paths: Map<string, string>): void {
  const used = new Map<string, number>()
  for (const layer of inside?.layers ?? []) {
    const kind = snakeCase(layer.writtenClass)
    const count = used.get(kind) ?? 0
    used.set(kind, count + 1)
    const own = `${folder}/${count === 0 ? kind : `${kind}_${count}`}`
    if (layer.inside) {
      numberLayers(layer, { folder: `${own}/layers`, path: `${path}${layer.name}/` }, paths)
    } else {
      paths.set(own, path + layer.name)
    }
  }
}

/** As Keras does it: Conv2D is conv2d, PReLU is p_re_lu. */
export function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

/** The layer is the longest folder that is one's; what follows are its parts: `cell`, `forward_layer/cell`, `query_dense`. */
function newName(name: string, paths: ReadonlyMap<string, string>): string | null {
  const match = /^_?(.*)\/vars\/(\d+)$/.exec(name)
  if (!match) return null
  const [, place = '', index = '0'] = match
  for (let folder = place; folder !== ''; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const owner = paths.get(folder)
    if (owner === undefined) continue
    // A wrapper's one layer.
    const inner = place.slice(folder.length + 1).replace(/^layer(\/|$)/, '')
    const parts = inner.split('/').filter((part) => part !== '')
    return [owner, ...ownName(parts, Number(index))].join('/')
  }
  return null
}

const CELL = ['kernel', 'recurrent_kernel', 'bias'] as const

/** A cell's weights, and those of the dense layers inside an attention: `query_dense` is `query`, the last one `attention_output`. */
function ownName(parts: readonly string[], index: number): readonly string[] {
  const last = parts.at(-1)
  if (last === undefined) return ['vars', String(index)]
  if (last === 'cell') return [...parts, CELL[index] ?? String(index)]
  const name = last.replace(/^_/, '').replace(/_dense$/, '')
  const part = name === 'output' ? 'attention_output' : name
  return [...parts.slice(0, -1), part, index === 0 ? 'kernel' : 'bias']
}
