// The tools of the stage in words.
import type { Alike } from '../../engine/outcomeTypes'
import type { Erasing } from '../../state/tools/eraser'
import { firstName } from './describe'
import { fixed, pathEnd, percent, probability } from './format'

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
  alikeHint:
    'Point at a place: lit are those that the layer sees like it. Keys: arrows go from cell to cell.',
  eraseArea: 'Picture to erase from',
  alikeArea: 'Picture to point at',
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
  const change = from === to ? `stays at ${to}` : `goes from ${from} to ${to}`
  const first = top[0]
  const other = first && first.index !== before.top[0]?.index ? first : null
  const rest = other
    ? `; most probable is now ${firstName(other.label)} (${probability(other.probability)})`
    : ''
  return `Without ${percent(share)} of what the model sees, ${firstName(was.label)} ${change}${rest}.`
}

/** What the last box says of the map on show. */
export function boxLine({ pointing, energy, iou }: NonNullable<Erasing['truth']>): string {
  const peak = pointing >= 0.5 ? 'peaks inside the box' : 'peaks outside the box'
  return `The map ${peak}; ${percent(energy)} of its energy lies there, best IoU ${fixed(iou, 2)}.`
}

export function alikeLine({ layer, heatmap }: Alike): string {
  if (heatmap.state !== 'ok') return toolWords.silent
  return `On show: how alike ${pathEnd(layer, 30)} sees each place and the marked one, as the cosine of its activations (${fixed(heatmap.min, 2)} to ${fixed(heatmap.max, 2)}). The map is back when the tool is put away.`
}
