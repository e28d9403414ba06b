import { expect, test } from 'vitest'
import type { Heatmap } from '../../engine/types'
import type { CellFigures } from '../../state/compare/cellFigures'
import { fakeMap } from '../../state/testing/fakeEngine'
import { arrange } from './arrange'
import type { Tile } from './compareTiles'

const tile = (title: string, heatmap: Heatmap | null): Tile => ({
  key: title,
  title,
  detail: '',
  note: null,
  caveat: null,
  map: heatmap && `map ${title}`,
  heatmap,
  change: {},
  current: false,
  scale: undefined,
  table: undefined,
})

const one = fakeMap(1, 1)
const nearly = { ...one, data: one.data.map((v) => v + 1e-6) }
const tiles = [
  tile('Grad-CAM', one),
  tile('HiResCAM', nearly),
  tile('Layer-CAM', fakeMap(2, 1)),
  tile('RandomCAM', null),
]
const listed = { axis: 'methods', oneScale: false, difference: false, order: 'listed' } as const
const figures: CellFigures = {
  agreement: null,
  tenths: {
    'map Grad-CAM': { score: 1, hidden: 0.6, random: 0.9, beaten: 8, draws: 8 },
    'map Layer-CAM': { score: 1, hidden: 0.3, random: 0.95, beaten: 8, draws: 8 },
  },
}
const titles = (list: readonly { readonly title: string }[]) => list.map(({ title }) => title)

test('a map that is another one, but for rounding, is folded and says of which', () => {
  const { tiles: own, folded } = arrange(tiles, figures, listed)
  expect(titles(own)).toEqual(['Grad-CAM', 'Layer-CAM', 'RandomCAM'])
  expect(folded.map(({ tile: { title }, as }) => [title, as])).toEqual([['HiResCAM', 'Grad-CAM']])
})

test('classes keep their own places, and so do maps on one scale', () => {
  expect(arrange(tiles, figures, { ...listed, axis: 'classes' }).folded).toEqual([])
  expect(arrange(tiles, figures, { ...listed, axis: 'layers', oneScale: true }).folded).toEqual([])
})

test('the figure is the fall beyond chance, and the order follows it', () => {
  const { tiles: own } = arrange(tiles, figures, { ...listed, order: 'fall' })
  expect(own.map(({ title, figure }) => [title, figure])).toEqual([
    ['Layer-CAM', '+0.65\u00a0· 1.00 → 0.30, by chance 0.95'],
    ['Grad-CAM', '+0.30\u00a0· 1.00 → 0.60, by chance 0.90'],
    ['RandomCAM', null],
  ])
})
