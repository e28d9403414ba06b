// Plain JSON and the few questions the readers ask of it. Nothing here throws.

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>

/** True for an object that is no list. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value, or an empty object. */
export function asObject(value: unknown): Json {
  return isObject(value) ? value : {}
}

/** The value, or an empty list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value, or null where it is no text. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The value, or null where it is no number. */
export function asNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** Levels of objects and lists, counted without recursion, so that a hostile file cannot exhaust the stack. */
export function depthOf(value: unknown, limit: number): number {
  let level: unknown[] = [value]
  let depth = 0
  while (level.length > 0 && depth <= limit) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    depth++
  }
  return depth
}
