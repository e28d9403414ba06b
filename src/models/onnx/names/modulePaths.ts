// The modules of the source that a node was made in, outermost first: from the metadata of PyTorch's present exporter,
// or from the names that its older one gives to nodes (`/layer4/layer4.0/relu_2/Relu`).
import type { OnnxNode } from '../proto/types'

const SCOPES = 'pkg.torch.onnx.name_scopes'

export function modulePaths(node: OnnxNode): readonly string[] {
  const scopes = node.metadata.get(SCOPES)
  if (scopes !== undefined)
    return scopeList(scopes)
      .slice(0, -1)
      .filter((path) => path !== '')
  return node.name.startsWith('/') ? pathsIn(node.name) : []
}

/** A Python list of strings: `['', 'layer4', 'layer4.0']`. */
function scopeList(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
}

/** Each part continues the path, or repeats its end and goes on: `block`, then `block.1`, then `block.1.0`. */
function pathsIn(name: string): string[] {
  const paths: string[] = []
  let path: readonly string[] = []
  for (const part of name.split('/').slice(1, -1)) {
    const pieces = part.split('.')
    path = [...path.slice(0, path.length - repeated(path, pieces)), ...pieces]
    paths.push(path.join('.'))
  }
  return paths
}

/** How many pieces at the end of the path the part begins with, not counting its last. */
function repeated(path: readonly string[], pieces: readonly string[]): number {
  for (let count = Math.min(path.length, pieces.length - 1); count > 0; count--) {
    if (path.slice(-count).join('.') === pieces.slice(0, count).join('.')) return count
  }
  return 0
}
