// The report of a set as a file: what the sheet says, in the order in which it shows its pictures.
import { dataUrl } from '../../canvas/figureFiles'
import { show } from '../../canvas/paint'
import { day, dotted } from '../../results/format'
import { meanMaps } from '../../sets/meanMaps'
import { type Painting, type Reported, reportPieces, type Telling } from '../../sets/report'
import type { PaintMean } from '../../sets/reportMeans'
import type { ExportedFile } from '../../state/exports'
import type { SetItem } from '../../state/sets/pictureSet'
import type { Sheet } from '../../state/sets/sheet'
import type { Tiles } from '../../state/sets/tiles'
import type { State } from '../../state/store'
import { firstName, methodName } from '../words/describe'
import { setWords as words } from '../words/setWords'
import { told } from '../words/told'

export interface ReportTools extends Omit<Painting<SetItem>, 'paint'> {
  readonly tiles: Pick<Tiles, 'thumb' | 'paint'>
}

type Given = Pick<State, 'model' | 'recipe' | 'view'>

export const pngAddress: PaintMean = (pixels) => {
  const canvas = document.createElement('canvas')
  show(canvas, pixels)
  return canvas.toDataURL('image/png')
}

/** Of all pictures that have come so far. @throws AbortError */
export async function setReportFile(
  state: Given,
  sheet: Sheet,
  { tiles, ...tools }: ReportTools,
): Promise<ExportedFile> {
  const paint = (item: SetItem) => tileOf(item, { state, sheet, tiles })
  const parts: string[] = []
  for await (const part of reportPieces(reportedIn(state, sheet), tellingOf(state), { ...tools, paint }))
    parts.push(part)
  const blob = new Blob(parts, { type: 'text/html' })
  return { name: `limelight-${state.recipe.method}-${sheet.outcomes.size}-pictures-report.html`, blob }
}

const reportedIn = ({ model, recipe, view }: Given, sheet: Sheet): Reported<SetItem> => ({
  ...{ outcomes: sheet.outcomes, expected: sheet.expected, figures: sheet.figures },
  items: sheet.set?.items ?? [],
  means: meanMaps(sheet.outcomes.values()),
  order: sheet.arrangement.order,
  card: model?.card ?? null,
  ...{ recipe, cells: view.cells },
})

const tellingOf = ({ recipe }: Given): Telling => ({
  lang: globalThis.document?.documentElement.lang || 'en',
  method: methodName(recipe.method),
  lines: [dotted('Limelight', day(Date.now()))],
  rest: words.allCome,
  command: null,
  ...{ firstName, told },
})

interface Drawing extends Pick<ReportTools, 'tiles'> {
  readonly state: Given
  readonly sheet: Sheet
}

async function tileOf(item: SetItem, { state, sheet, tiles }: Drawing) {
  const how = { recipe: state.recipe, view: state.view, small: true }
  const outcome = sheet.outcomes.get(item.key)
  const done = outcome?.kind === 'done' ? outcome : null
  const broken = outcome?.kind === 'failed' && outcome.broken
  return {
    picture: broken ? null : await addressOf(() => tiles.thumb(item)),
    overlay: done?.map.state === 'ok' ? await addressOf(() => tiles.paint(item, done, how)) : null,
  }
}

/** A file that was moved since has no picture any more; what is known of it stays in the report. */
const addressOf = (make: () => Promise<Blob>) => make().then(dataUrl, () => null)
