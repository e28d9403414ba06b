// Weights of the small models: numbers that keep sums near 1.
import { type Weight, weight } from './modelFixtures'

/** Of the picture that they take: height, width, channels. */
export const SIZE = [12, 16, 3]

/** Weights a quarter as large, so that sums stay near 1. */
export const small = (name: string, shape: readonly number[], seed: number): Weight => {
  const full = weight(name, shape, seed)
  return { ...full, values: full.values.map((v) => v / 4) }
}

export const variance = (name: string, size: number, seed: number): Weight => {
  const full = weight(name, [size], seed)
  return { ...full, values: full.values.map((v) => 1 + v / 2) }
}

export const norm = (name: string, size: number, seed: number): Weight[] => [
  variance(`${name}/gamma`, size, seed),
  small(`${name}/beta`, [size], seed + 1),
  small(`${name}/moving_mean`, [size], seed + 2),
  variance(`${name}/moving_variance`, size, seed + 3),
]
