// A set to take home: the map of each picture as numbers and over the picture, the table, and the recipe.
import type { Recipe } from '../../recipe/recipe'
import { writeJson } from '../../recipe/writeRecipe'
import { meanRows } from '../../results/metricColumns'
import { emptyRow, type Row, tableText } from '../../results/row'
import type { ExportedFile } from '../exports'
import type { Explained } from './outcome'
import type { SetItem } from './pictureSet'
import { npyOf, placesOf, resultRow } from './resultRows'
import type { Sheet } from './sheet'

export interface PackedFile {
  readonly path: string
  readonly file: Blob
}

export type Pack = (files: readonly PackedFile[], signal: AbortSignal) => Promise<Blob>

interface ZipTools {
  readonly recipe: Recipe
  readonly paint: (item: SetItem, outcome: Explained) => Promise<Blob>
  readonly pack: Pack
  readonly report: (done: number) => void
  readonly signal: AbortSignal
}

/** @throws AbortError; OutOfMemory where it cannot be written */
export async function setZip(sheet: Sheet, tools: ZipTools): Promise<ExportedFile> {
  const { recipe, pack, report, signal } = tools
  const rows: Row[] = []
  const files: PackedFile[] = []
  for (const item of sheet.set?.items ?? []) {
    signal.throwIfAborted()
    const row = await resultRow(item, sheet)
    if (!row) continue
    rows.push(row)
    files.push(...(await filesOf(item, sheet, tools)))
    report(rows.length)
  }
  const measured = sheet.figures.size > 0
  const means = measured ? meanRows(rows, emptyRow) : []
  const table = new Blob([tableText([...rows, ...means], measured)], { type: 'text/csv' })
  const about = [
    { path: 'results.csv', file: table },
    { path: 'recipe.json', file: new Blob([writeJson({ ...recipe, image: '', anchor: null })]) },
  ]
  const blob = await pack([...about, ...files], signal)
  return { name: `limelight-${recipe.method}-${rows.length}-pictures.zip`, blob }
}

async function filesOf(
  item: SetItem,
  { outcomes }: Sheet,
  { paint }: ZipTools,
): Promise<readonly PackedFile[]> {
  const outcome = outcomes.get(item.key)
  if (outcome?.kind !== 'done') return []
  const { map, overlay } = placesOf(item)
  const numbers = { path: map, file: new Blob([await npyOf(outcome)]) }
  // A map without structure has no colours: the picture alone would pass for its overlay.
  if (outcome.map.state !== 'ok') return [numbers]
  return [numbers, { path: overlay, file: await paint(item, outcome) }]
}
