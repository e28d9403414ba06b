// The tiles with their figures, in the order asked for; a map that is another one's is folded into a line.
import type { Heatmap } from '../../engine/types'
import { dotted, fixed, probability } from '../../results/format'
import type { CellFigures } from '../../state/compare/cellFigures'
import type { Comparison } from '../../state/compare/compare'
import { compareWords } from '../words/compareWords'
import type { Tile } from './compareTiles'

export interface Arranged {
  readonly tiles: readonly FiguredTile[]
  /** Equal to one of the tiles, by its title. */
  readonly folded: readonly { readonly tile: Tile; readonly as: string }[]
}

export interface FiguredTile extends Tile {
  /** How much further the class falls than by chance; null until it is known. */
  readonly fall: number | null
  /** "+0.64 · 1.00 → 0.31, by chance 0.95". */
  readonly figure: string | null
}

type How = Pick<Comparison, 'axis' | 'oneScale' | 'difference' | 'order'>

export function arrange(tiles: readonly Tile[], { tenths }: CellFigures, how: How): Arranged {
  // Of classes each has figures of its own, and of values on one scale equal shapes are no equal maps.
  const folds = how.axis !== 'classes' && !how.oneScale
  const first = (tile: Tile) => tiles.find((other) => other === tile || (folds && isSame(other, tile)))
  const own = tiles.filter((tile) => first(tile) === tile).map((tile) => withFigure(tile, tenths))
  return {
    tiles: how.order === 'fall' ? own.toSorted((a, b) => rank(b) - rank(a)) : own,
    folded: tiles.flatMap((tile) => {
      const as = first(tile)
      return as && as !== tile ? { tile, as: as.title } : []
    }),
  }
}

const rank = ({ fall }: FiguredTile) => fall ?? Number.NEGATIVE_INFINITY

function withFigure(tile: Tile, tenths: CellFigures['tenths']): FiguredTile {
  const found = tile.map === null ? undefined : tenths[tile.map]
  if (!found) return { ...tile, fall: null, figure: null }
  const { score, hidden, random } = found
  const fall = random - hidden
  const sign = fall >= 0.005 ? '+' : ''
  const figure = dotted(
    `${sign}${fixed(fall, 2)}`,
    `${probability(score)} → ${probability(hidden)}, ${compareWords.chance} ${probability(random)}`,
  )
  return { ...tile, fall, figure }
}

/** The same but for rounding. */
function isSame({ heatmap: a }: Tile, { heatmap: b }: Tile): boolean {
  return a !== null && b !== null && a.state === 'ok' && b.state === 'ok' && sameValues(a, b)
}

function sameValues(a: Heatmap, b: Heatmap): boolean {
  if (a.width !== b.width || a.height !== b.height) return false
  return a.data.every((value, i) => Math.abs(value - (b.data[i] ?? 0)) < 1e-4)
}
