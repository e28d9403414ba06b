import { blend } from '../../canvas/blend'
import { type Sheet, type SheetBar, type SheetCell, sheetPng } from '../../canvas/contactSheet'
import { divergingTable } from '../../canvas/diverging'
import { paletteTable } from '../../canvas/palette'
import { cellsOf } from '../../canvas/raster'
import { sentenceOf } from '../../errors'
import type { Pixels } from '../../picture/types'
import { writeLink } from '../../recipe/writeRecipe'
import { dotted } from '../../results/format'
import type { State } from '../../state/store'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { usePage } from '../page'
import { save } from '../stage/Downloads'
import { compareWords } from '../words/compareWords'
import type { FiguredTile } from './arrange'
import { cellPixels } from './CompareGrid'
import { differenceLine, endText, scaleLine, signsLine } from './CompareScale'
import { commonLine, type Tiles } from './compareTiles'

type FiguredTiles = Omit<Tiles, 'tiles'> & { readonly tiles: readonly FiguredTile[] }

/** The grid as one picture, with its captions and colour bars; cells that are not there yet are left out. */
export function CompareDownload({ tiles }: { readonly tiles: FiguredTiles }) {
  const { store, intents } = usePage()
  const some = tiles.tiles.some(({ heatmap }) => heatmap !== null)

  async function download() {
    try {
      const sheet = makeSheet(store.getState(), tiles)
      if (sheet) save('compare.png', await sheetPng(sheet, writeLink(store.getState().recipe)))
    } catch (error) {
      intents.remark(sentenceOf(error))
    }
  }

  return (
    <button type="button" className={controls.button} disabled={!some} onClick={download}>
      {compareWords.grid}
      <Icon name="down" />
    </button>
  )
}

function makeSheet(state: State, tiles: FiguredTiles): Sheet | null {
  const { picture, model } = state
  if (!picture || !model) return null
  const pixels = cellPixels(picture.display)
  const ratio = Math.min(1.9, Math.max(0.75, picture.width / picture.height))
  return {
    heading: commonLine(state),
    subheading: dotted(picture.name, model.card.name, 'Limelight'),
    cells: tiles.tiles.flatMap((tile) => makeCell(state, tile, pixels) ?? []),
    bars: makeBars(state, tiles),
    ratio,
  }
}

function makeCell(state: State, tile: FiguredTile, picture: Pixels): SheetCell | null {
  const { recipe, view, classification } = state
  const { heatmap, scale, table, title, note } = tile
  const geometry = classification?.geometry
  if (!heatmap || !geometry) return null
  const look = table ? { ...recipe.look, threshold: 0 } : recipe.look
  const detail = dotted(tile.caveat, note, tile.figure ?? tile.detail)
  return {
    title,
    detail,
    paint: () =>
      blend({ picture, heatmap, geometry, look, cells: cellsOf(view.cells, heatmap), scale, table }),
  }
}

function makeBars({ recipe }: State, { scale, unit, signs, pair }: FiguredTiles): readonly SheetBar[] {
  const note = unit === null ? compareWords.ownScale : scaleLine(unit)
  const shared = { low: endText(scale[0]), high: endText(scale[1]), note }
  const signed = { low: endText(-1), high: endText(1), note: signsLine(unit), table: divergingTable() }
  const difference = pair
    ? { low: endText(pair.scale[0]), high: endText(pair.scale[1]), note: differenceLine(pair.names) }
    : null
  return [
    ...(signs === 'all' ? [] : [{ ...shared, table: paletteTable(recipe.look.palette) }]),
    ...(signs === 'none' ? [] : [signed]),
    ...(difference ? [{ ...difference, table: divergingTable() }] : []),
  ]
}
