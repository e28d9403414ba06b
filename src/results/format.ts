// Numbers as people read them.

/** Whose way of writing numbers and dates it is. */
export const formatWords = { count: 'en', day: 'en-GB', point: '.' }

/** So many places behind the point, which is a comma in German. */
export const places = (n: number, digits: number) => n.toFixed(digits).replace('.', formatWords.point)

export const count = (n: number) => n.toLocaleString(formatWords.count)

/** −1.23; what rounds to nothing has no sign. */
export const fixed = (n: number, digits: number) =>
  places(n, digits)
    .replace(/^-(?!0\D?0*$)/, '−')
    .replace('-', '')

/** 0.41; very small ones keep a figure: 0.0004. A dash where the model tells no probability. */
export function probability(p: number): string {
  if (Number.isNaN(p)) return '–'
  if (p >= 0.005 || p === 0) return places(p, 2)
  return p >= 0.00005 ? places(p, 4) : `< ${places(0.0001, 4)}`
}

/** 8 %; what is there rounds to no nothing. */
export const percent = (share: number) =>
  share > 0 && share < 0.005 ? '< 1 %' : `${Math.round(100 * share)} %`

/** 3.4 MB, 820 kB. */
export function bytes(n: number): string {
  if (n < 999_500) return `${Math.max(1, Math.round(n / 1000))} kB`
  return `${places(n / 1e6, n < 99.5e6 ? 1 : 0)} MB`
}

/** 3.5 M, 12 k. */
export function short(n: number): string {
  if (n >= 999_500) return `${places(n / 1e6, n < 9.95e6 ? 1 : 0)} M`
  return n >= 1000 ? `${Math.round(n / 1000)} k` : String(n)
}

/** 38 ms, 2.4 s, 3 min. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 99.5) return `${places(seconds, seconds < 9.95 ? 1 : 0)} s`
  return `${Math.round(seconds / 60)} min`
}

export const size = (...sides: readonly (number | null)[]) => sides.map((s) => s ?? '?').join(' × ')

/** Facts in a line, with a dot between two that ends the line where it wraps; what is missing leaves none. */
export const dotted = (...facts: readonly (string | false | null | undefined)[]) =>
  facts.filter(Boolean).join('\u00a0· ')

/** The end of a path, as much as fits; the end tells layers apart. */
export function pathEnd(path: string, length: number): string {
  return path.length <= length ? path : `…${path.slice(1 - length)}`
}

/** 21 Nov 2026. */
export const day = (ms: number) =>
  new Date(ms).toLocaleDateString(formatWords.day, { day: 'numeric', month: 'short', year: 'numeric' })
