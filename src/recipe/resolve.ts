// Names that people write -> the layer or the class that they mean.

import type { ClassScore } from '../engine/outcomeTypes'
import type { Layer } from '../engine/types'

/** The layer of this full path, else the only one whose path ends so; whole path parts before letters. */
export function findLayer(name: string, layers: readonly Layer[]): Layer | null {
  const exact = layers.find((l) => l.name === name)
  if (exact) return exact
  for (const ending of [`/${name}`, name]) {
    const found = layers.filter((l) => l.name.endsWith(ending))
    if (found.length === 1) return found[0] ?? null
  }
  return null
}

/** The class of this index or label; a label counts also by one of its comma-separated names. */
export function findClass(request: string, classes: readonly ClassScore[]): ClassScore | null {
  const text = request.trim().toLowerCase()
  const byIndex = /^\d+$/.test(text) ? classes.find((c) => c.index === Number(text)) : undefined
  const labelled = () => classes.find((c) => c.label.toLowerCase() === text)
  const oneName = () =>
    classes.find((c) =>
      c.label
        .toLowerCase()
        .split(/\s*,\s*/)
        .includes(text),
    )
  return byIndex ?? labelled() ?? oneName() ?? null
}

/** Classes whose label holds every word, or whose index starts so; whole-word starts come first. */
export function searchClasses(
  query: string,
  classes: readonly ClassScore[],
  limit: number,
): readonly ClassScore[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ label, index }: ClassScore) => {
    const text = label.toLowerCase()
    if (words.every((w) => ` ${text}`.includes(` ${w}`))) return 0
    if (words.every((w) => text.includes(w))) return 1
    return words.length === 1 && String(index).startsWith(words[0] ?? ' ') ? 2 : 3
  }
  const ranked = classes.map((c) => [rank(c), c] as const).filter(([r]) => r < 3)
  return ranked
    .sort((a, b) => a[0] - b[0])
    .slice(0, limit)
    .map(([, c]) => c)
}
