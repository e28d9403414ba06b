// Seeded chance: the same number gives the same scene on every machine.

export interface Random {
  /** From 0 up to 1. */
  unit(): number
  range(low: number, high: number): number
  /** Whole number from low to high, both included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A generator of its own, so that more draws in one place do not move another. */
  fork(): Random
}

/** mulberry32, after Tommy Ettinger. */
function mulberry(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Any finite number counts, fractions and negative ones too: its bits are mixed. */
function mix(seed: number): number {
  const bits = new Uint32Array(new Float64Array([seed]).buffer)
  let h = 0x9e3779b9
  for (const word of bits) h = Math.imul(h ^ word ^ (h >>> 15), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

export function random(seed: number): Random {
  const unit = mulberry(mix(seed))
  const range = (low: number, high: number) => low + (high - low) * unit()
  const whole = (low: number, high: number) => Math.min(high, Math.floor(range(low, high + 1)))
  const shuffled = <T>(list: readonly T[]) => {
    const keyed = list.map((item) => ({ item, key: unit() }))
    return keyed.sort((a, b) => a.key - b.key).map((entry) => entry.item)
  }
  const pick = <T>(list: readonly T[]) => {
    if (list.length === 0) throw new RangeError('There is nothing to pick from an empty list.')
    return list[whole(0, list.length - 1)] as T
  }
  const chance = (probability: number) => unit() < probability
  return { unit, range, whole, chance, pick, shuffled, fork: () => random(unit() * 1e9) }
}
