// A layer by the name that a person or a link gives: its full path, or any ending of it that only one has.

import type { Layer } from '../../engine/types'
import { failure } from '../../errors'

const SHOWN = 5

/** @throws BadRecipe for a name that is unknown or fits several layers; the message lists near names. */
export function findLayer(layers: readonly Layer[], name: string): Layer {
  const exact = layers.find((layer) => layer.name === name)
  if (exact) return exact
  const other = layers.find(({ also }) => also?.includes(name))
  if (other) return other
  const fits = layers.filter((layer) => endsWithPart(layer.name, name))
  const [only] = fits
  if (only && fits.length === 1) return only
  if (fits.length > 1) {
    throw failure(
      'BadRecipe',
      `"${name}" is the end of ${fits.length} layers' names (${listed(fits.map((layer) => layer.name))}); give a longer one.`,
    )
  }
  const near = nearNames(
    layers.map((layer) => layer.name),
    name,
  )
  throw failure(
    'BadRecipe',
    `The model has no layer "${name}" that can be explained; near names are ${listed(near)}.`,
  )
}

/** Paths are divided by '/' or, in modules of PyTorch, by '.'. */
function endsWithPart(path: string, end: string): boolean {
  return path.endsWith(`/${end}`) || path.endsWith(`.${end}`)
}

/** The names that share most with `name`, best first. */
export function nearNames(names: readonly string[], name: string): string[] {
  const wanted = pairsOf(name)
  const scored = names.map((candidate) => ({ candidate, score: likeness(wanted, pairsOf(candidate)) }))
  scored.sort((a, b) => b.score - a.score)
  return scored.slice(0, SHOWN).map(({ candidate }) => candidate)
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `"${name}"`)
  return shown.join(', ') + (names.length > SHOWN ? ', …' : '')
}

/** Pairs of neighbouring letters of the last part, which is what people remember. */
function pairsOf(name: string): Set<string> {
  const text = name.toLowerCase().split('/').slice(-2).join('/')
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return shared / Math.max(1, a.size + b.size)
}
