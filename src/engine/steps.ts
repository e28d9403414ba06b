// Operators that go up in steps: between them nothing changes, so that no gradient passes. Where the score hangs on one
// of them alone, a map of gradients is flat, and the reader is told why.
import type { Network } from './types'

const STEPS =
  /^(Floor|Ceil|Round|Rint|Sign|ArgMax|ArgMin|Hardmax|OneHot|Greater(Equal|OrEqual)?|Less(Equal|OrEqual)?|Equal|NotEqual|Not|And|Or|Xor|Logical(And|Or|Not))$/

/** The first step behind a layer on the way to the scores; null where there is none. */
export function stepBehind(
  { nodes }: Pick<Network, 'nodes'>,
  layer: string,
): { readonly op: string; readonly name: string } | null {
  const behind = new Set([layer])
  for (const { name, op, inputs } of nodes) {
    if (!inputs.some((input) => behind.has(input))) continue
    if (STEPS.test(op)) return { op, name }
    behind.add(name)
  }
  return null
}

/** What the page says of a flat map whose layer lies before an operator that has no slope, as Floor. */
export function stepNote(
  layer: string,
  { op, name }: { readonly op: string; readonly name: string },
): string {
  return `No gradient reaches ${layer}: behind it lies ${op} ("${name}"), which goes up in steps without a slope. Choose a method without gradients (Score-CAM, EigenCAM), or a layer behind it.`
}
