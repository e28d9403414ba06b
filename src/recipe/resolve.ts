// Names that people write -> the layer or the class that they mean.

import { layersCalled } from '../engine/layerNames'
import type { ClassScore } from '../engine/outcomeTypes'
import type { Convention, Layer } from '../engine/types'

/** The one layer that the name means; null where there is none, or more than one. */
export function findLayer(
  name: string,
  layers: readonly Layer[],
  convention?: Convention | null,
): Layer | null {
  const called = layersCalled(name, layers, convention)
  return called.length === 1 ? (called[0] ?? null) : null
}

/** é may be written as one character or, on macOS, as two. */
const composed = (text: string) => text.normalize('NFC')

const folded = (text: string) => composed(text).toLowerCase()

/**
 * Names that were written with commas between them, where a name may hold a comma itself: the longest run of parts
 * that is a layer's own full name counts as one.
 */
export function joinedNames(parts: readonly string[], layers: readonly Layer[]): readonly string[] {
  if (parts.length < 2) return parts
  const own = new Set(layers.map((l) => composed(l.name)))
  const names: string[] = []
  for (let at = 0; at < parts.length; ) {
    let end = Math.min(parts.length, at + MOST_COMMAS)
    while (end > at + 1 && !own.has(composed(parts.slice(at, end).join(',')))) end--
    names.push(parts.slice(at, end).join(','))
    at = end
  }
  return names
}

const MOST_COMMAS = 8

/** The class of this index or label; a label counts also by one of its comma-separated names. */
export function findClass(request: string, classes: readonly ClassScore[]): ClassScore | null {
  const text = folded(request.trim())
  const byIndex = /^\d+$/.test(text) ? classes.find((c) => c.index === Number(text)) : undefined
  const labelled = () => classes.find((c) => folded(c.label) === text)
  const oneName = () =>
    classes.find((c) =>
      folded(c.label)
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
