// Names that somebody may have meant by one that is not there.

const SHOWN = 3

interface Named {
  readonly name: string
  /** What is offered; several names may stand for one thing. */
  readonly shown: string
}

/** Those that share most with `wanted`, best first; none where none is near. */
export function nearNames(names: readonly Named[], wanted: string): readonly string[] {
  const letters = pairsOf(wanted)
  const scored = names.map(({ name, shown }) => ({ shown, score: likeness(letters, pairsOf(name)) }))
  const near = scored.filter(({ score }) => score > 0.3).sort((a, b) => b.score - a.score)
  const same = near.filter(({ score }) => score === 1)
  return [...new Set((same.length > 0 ? same : near).map(({ shown }) => shown))].slice(0, SHOWN)
}

/** Names that are offered as they are. */
export const plainNames = (names: readonly string[]): readonly Named[] =>
  names.map((name) => ({ name, shown: name }))

/** ", perhaps "a" or "b"", or nothing. */
export function perhaps(near: readonly string[]): string {
  const quoted = near.map((name) => `"${name}"`)
  const last = quoted.pop()
  if (last === undefined) return ''
  return `, perhaps ${quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last}`
}

/** Pairs of neighbouring letters; + reads as p, and other marks as nothing, so that Grad-CAM++ is near gradcampp. */
function pairsOf(name: string): ReadonlySet<string> {
  const text = name
    .normalize('NFC')
    .toLowerCase()
    .slice(0, 200)
    .replaceAll('+', 'p')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (text.length < 2) return new Set([text])
  return new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
}

/** Dice's coefficient, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / Math.max(1, a.size + b.size)
}
