// What a layer's name means, in the one way that engine, page, link and terminal share.
import type { Convention, Layer } from './types'

type Named = Pick<Layer, 'name' | 'also' | 'firstOf'>

/**
 * The layer of this full path, or of this other name of its own; else all whose path ends with it behind a `/` (or a
 * `.`, as PyTorch's paths have); else what the scope of this name gives. Only one that stands alone is meant.
 * A convention that was asked for by name finds what its library explains: of a module that runs several times,
 * pytorch-grad-cam the first run, all others the last.
 */
export function layersCalled<T extends Named>(
  name: string,
  layers: readonly T[],
  convention?: Convention | null,
): readonly T[] {
  const wanted = composed(name)
  const has = (names: readonly string[] | undefined) => names?.some((other) => composed(other) === wanted)
  const exact =
    (convention === 'pytorch-grad-cam' && layers.find(({ firstOf }) => has(firstOf))) ||
    layers.find((layer) => composed(layer.name) === wanted) ||
    layers.find(({ also }) => has(also))
  if (exact) return [exact]
  const ending = layers.filter(({ name }) => endsWith(composed(name), wanted))
  return ending.length > 0 ? ending : lastInScope(wanted, layers)
}

const endsWith = (path: string, end: string) =>
  path === end || (path.endsWith(end) && /[/.]/.test(path.at(-end.length - 1) ?? ''))

/**
 * TensorFlow calls the nodes of a Keras layer by its name and the operator: `net/last_relu/Relu`. The last of them is the
 * layer's output; of two scopes that end alike none is meant.
 */
function lastInScope<T extends Named>(wanted: string, layers: readonly T[]): readonly T[] {
  const scopes = new Map<string, T>()
  for (const layer of layers) {
    const [, scope, operator] = /^(.+)\/([^/]+)$/.exec(composed(layer.name)) ?? []
    if (scope && /^[A-Z]\w*$/.test(operator ?? '') && endsWith(scope, wanted)) scopes.set(scope, layer)
  }
  return [...scopes.values()]
}

/** é may be written as one character or, as macOS types it, as two. */
const composed = (text: string) => text.normalize('NFC')
