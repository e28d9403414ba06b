// The tools of the stage in words.
import type { Alike } from '../../engine/outcomeTypes'
import { fixed, pathEnd, percent, probability } from '../../results/format'
import type { Erasing } from '../../state/tools/eraser'
import { firstName } from './describe'

export const toolWords = {
  erase: 'Erase',
  alike: 'Alike',
  brush: 'Brush',
  box: 'Box',
  size: 'Size',
  fill: 'Fill',
  fills: { mean: 'Mean colour', blur: 'Blur', zero: 'Zero' },
  undo: 'Undo stroke',
  clear: 'Clear',
  eraseHint:
    'Draw over the picture: the classes follow at once. Keys: arrows move, Enter erases (a box: one corner, then the other), Backspace takes back.',
  eraseTouch: 'Draw over the picture: the classes follow at once.',
  alikeHint: 'Click a place: lit are those that the layer sees like it. Keys: arrows go from cell to cell.',
  alikeTouch: 'Tap a place: lit are those that the layer sees like it.',
  eraseArea: 'Picture to erase from',
  alikeArea: 'Picture to point at',
  stays: (at: string) => `stays at ${at}`,
  goes: (from: string, to: string) => `goes from ${from} to ${to}`,
  nowFirst: (name: string, probability: string) => `; most probable is now ${name} (${probability})`,
  without: (share: string, name: string, change: string, rest: string) =>
    `Without ${share} of what the model sees, ${name} ${change}${rest}.`,
  insideBox: 'The map peaks inside the box',
  outsideBox: 'The map peaks outside the box',
  ofBox: (peak: string, energy: string, iou: string) =>
    `${peak}; ${energy} of its energy lies there, best IoU ${iou}.`,
  likeness: (layer: string, low: string, high: string) =>
    `On show: how alike ${layer} sees each place and the marked one, as the cosine of its activations (${low} to ${high}). The map is back when the tool is put away.`,
  silent: 'The layer is silent at this place: there is nothing to compare.',
} as const

/** "Without 8 % of what the model sees mug goes from 1.00 to 0.23; most probable is now fish (0.91)." */
export function erasedLine(
  { share, top, before }: NonNullable<Erasing['after']>,
  classIndex: number | undefined,
): string {
  const was = before.top.find(({ index }) => index === classIndex) ?? before.top[0]
  const now = top.find(({ index }) => index === was?.index)
  if (!was || !now) return ''
  const [from, to] = [probability(was.probability), probability(now.probability)]
  const change = from === to ? toolWords.stays(to) : toolWords.goes(from, to)
  const first = top[0]
  const other = first && first.index !== before.top[0]?.index ? first : null
  const rest = other ? toolWords.nowFirst(firstName(other.label), probability(other.probability)) : ''
  return toolWords.without(percent(share), firstName(was.label), change, rest)
}

/** What the last box says of the map on show. */
export function boxLine({ pointing, energy, iou }: NonNullable<Erasing['truth']>): string {
  const peak = pointing >= 0.5 ? toolWords.insideBox : toolWords.outsideBox
  return toolWords.ofBox(peak, percent(energy), fixed(iou, 2))
}

export function alikeLine({ layer, heatmap }: Alike): string {
  if (heatmap.state !== 'ok') return toolWords.silent
  return toolWords.likeness(pathEnd(layer, 30), fixed(heatmap.min, 2), fixed(heatmap.max, 2))
}
