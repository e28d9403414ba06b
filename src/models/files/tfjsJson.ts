// Tells a model.json of TensorFlow.js by its first and last bytes: it may be megabytes long.
import type { FileEnds, FormatCard } from '../format'
import { baseName } from './baseName'

/** Path of the model.json among the files that holds a model of this kind; of an address the name alone is known. */
export function modelJsonAmong(files: readonly FileEnds[], kind: 'layers' | 'graph'): string | null {
  const found = files.filter((file) => /\.json$/i.test(file.path) && kindOf(file) === kind)
  return likeliestFirst(found.map(({ path }) => path))[0] ?? null
}

/** A name alone counts as layers: the reader finds out. */
function kindOf({ head, tail }: FileEnds): 'layers' | 'graph' | null {
  if (head.length === 0) return 'layers'
  const start = new TextDecoder().decode(head)
  const text = start + new TextDecoder().decode(tail)
  const stated = /"format"\s*:\s*"(layers|graph)-model"/.exec(text)?.[1]
  if (stated) return stated === 'graph' ? 'graph' : 'layers'
  if (!/"(modelTopology|weightsManifest|model_config)"/.test(text)) return null
  return /"modelTopology"\s*:\s*\{\s*"node"\s*:/.test(start) ? 'graph' : 'layers'
}

/** model.json first, sidecars last. */
export function likeliestFirst(paths: readonly string[]): string[] {
  const rank = (path: string) =>
    /^model\.json$/i.test(baseName(path)) ? 0 : /model/i.test(baseName(path)) ? 1 : isSidecar(path) ? 3 : 2
  return [...paths].sort((a, b) => rank(a) - rank(b) || a.length - b.length)
}

function isSidecar(path: string): boolean {
  return /^(metadata|labels?|classes|class_names|.*class_index)\.json$/i.test(baseName(path))
}

/** The weight files of a model.json. */
export const shards = {
  pattern: /\.(bin|dat|buf)$|shard\d+of\d+/i,
  of: 'the model.json that lists them',
  listedIn(text: string): readonly string[] {
    try {
      const json: { weightsManifest?: readonly { paths?: readonly string[] }[] } | null = JSON.parse(text)
      return (json?.weightsManifest ?? []).flatMap((group) => group.paths ?? [])
    } catch {
      return []
    }
  },
} satisfies FormatCard['parts']
