// A model with some of its weights shuffled, for the sanity check of arxiv.org/abs/1810.03292: the numbers of each
// weight stay the same and lose their places, so that scales and signs of variances hold.
import type { Node } from '../engine/types'
import { elements, weightRanges } from './files/weights'
import type { WeightPlace } from './format'
import type { ModelArtifacts } from './types'

/** The layers' weights from the output on to the input: each group belongs to one place of the network. */
export function weightGroups(
  { weightSpecs }: Pick<ModelArtifacts, 'weightSpecs'>,
  nodes: readonly Node[],
): readonly (readonly string[])[] {
  const paths = nodes.map(({ name }) => segments(name))
  const groups = new Map<number, string[]>()
  weightRanges(weightSpecs).forEach(({ name, dtype }, i, all) => {
    if (!isLearnt(dtype)) return
    // Where no name of the network fits, the place in the file tells.
    const place = placeOf(segments(name), paths) ?? (i / all.length) * nodes.length
    groups.set(place, [...(groups.get(place) ?? []), name])
  })
  return [...groups].sort(([a], [b]) => b - a).map(([, names]) => names)
}

/** Whole numbers are shapes, axes and paddings: shuffled, they would make another network. Narrow weights are floats. */
const isLearnt = (dtype: string) => dtype === 'float32'

const segments = (name: string) => name.split(/[/.:]/)

/** The first node that shares the longest head of the path; null where none shares any. */
function placeOf(path: readonly string[], nodes: readonly (readonly string[])[]): number | null {
  let best = -1
  let longest = 0
  nodes.forEach((node, i) => {
    let shared = 0
    while (shared < node.length && node[shared] === path[shared]) shared++
    if (shared > longest) [best, longest] = [i, shared]
  })
  return best < 0 ? null : best
}

/** The same model, the weights named shuffled; `random` gives values from 0 to 1. */
export function shuffleWeights(
  artifacts: ModelArtifacts,
  names: ReadonlySet<string>,
  random: () => number,
  places: readonly WeightPlace[] = inOrder(artifacts),
): ModelArtifacts {
  const weights = artifacts.weights.slice(0)
  for (const { name, begin, count, size } of places)
    if (names.has(name)) shuffle(new Uint8Array(weights, begin, count * size), size, random)
  return { ...artifacts, weights }
}

/** One after another as their specs are listed. */
function inOrder({ weightSpecs }: ModelArtifacts): readonly WeightPlace[] {
  return weightRanges(weightSpecs).flatMap(({ name, dtype, shape, offset, bytes }) => {
    const count = elements(shape)
    return isLearnt(dtype) && count > 1 ? [{ name, begin: offset, count, size: bytes / count }] : []
  })
}

/** Fisher and Yates, on values of `size` bytes. */
function shuffle(bytes: Uint8Array, size: number, random: () => number): void {
  for (let last = bytes.length / size - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    for (let b = 0; b < size; b++) {
      const kept = bytes[last * size + b] ?? 0
      bytes[last * size + b] = bytes[other * size + b] ?? 0
      bytes[other * size + b] = kept
    }
  }
}
