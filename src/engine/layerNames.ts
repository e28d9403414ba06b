// What a layer's name means, in the one way that engine, page, link and terminal share.
import type { Convention, Layer } from './types'

type Named = Pick<Layer, 'name' | 'also' | 'firstOf'>

/**
 * The layer of this full path, or of this other name of its own; else all whose path ends with it behind a `/` (or a
 * `.`, as PyTorch's paths have). Only one that stands alone is meant.
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
  return layers.filter((layer) => {
    const path = composed(layer.name)
    return path.endsWith(wanted) && /[/.]/.test(path.at(-wanted.length - 1) ?? '')
  })
}

/** é may be written as one character or, as macOS types it, as two. */
const composed = (text: string) => text.normalize('NFC')
