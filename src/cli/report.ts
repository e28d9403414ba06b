// The report of a set as a file: the page's, of the rows and maps that lie in the folder. One picture at a time is in
// memory; what is written goes into a draft beside the file.
import { open, rename, rm } from 'node:fs/promises'
import { methods } from '../engine/methods'
import type { OpenModel } from '../models/types'
import { chosenLayers } from '../recipe/explainRequest'
import { fileReference } from '../recipe/recipe'
import { shellWord } from '../recipe/shellWord'
import { isSigned } from '../recipe/signedMap'
import { day, dotted } from '../results/format'
import type { Row } from '../results/row'
import { type Painting, type Reported, reportPieces, type Telling } from '../sets/report'
import { isAddress } from './address'
import { draftOf, notWritten } from './files'
import type { MapStore } from './mapStore'
import type { Options } from './options'
import { encodePng } from './picture'
import type { PictureFile } from './pictures'
import { countLine } from './progress'
import { meansOf, paintOf } from './reportMaps'
import { type RowPicture, reportedRows } from './reportRows'
import { partName, type Shard } from './shard'
import { harmless, passedOverLine, shortPath, withoutPasswords } from './words'

export interface ReportJob {
  readonly options: Pick<Options, 'recipe' | 'model' | 'images'>
  readonly model: OpenModel
  readonly pictures: readonly PictureFile[]
  /** Of these pictures, in order; those that are still to come have none. */
  readonly rows: readonly Row[]
  readonly store: Pick<MapStore, 'read'>
  readonly out: string
  readonly shard: Shard
  /** Files of the folder that are pictures, but none that this command reads. */
  readonly passedOver: readonly string[]
  /** What else its reader must know, sentences below the title. */
  readonly told?: readonly string[]
}

/** Of a part, its own: report-2-of-8.html. */
export const reportName = (path: string, shard: Shard) => path.replace(/(\.html?)$/i, `${partName(shard)}$1`)

/** The file is whole or as it was. @throws NotReadable where it cannot be written */
export async function writeReport(path: string, job: ReportJob): Promise<void> {
  const draft = draftOf(path)
  try {
    const file = await open(draft, 'w')
    try {
      for await (const piece of piecesOf(job)) await file.appendFile(piece)
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw notWritten(path, error)
  }
}

async function* piecesOf(job: ReportJob): AsyncGenerator<string> {
  const { options, model, rows } = job
  const { recipe } = options
  const known = reportedRows(job)
  const signed = isSigned({ params: recipe.params, layers: chosenLayers(recipe, model.card) })
  const byPicture = new Map(rows.map((row) => [row.picture, row]))
  const reported: Reported<RowPicture> = {
    ...{ ...known, means: await meansOf(job, { ...known, signed }), order: 'given', cells: null },
    recipe: { ...recipe, model: modelName(options.model), hash: model.card.hash },
    card: model.card,
  }
  const progress = countLine(Math.min(rows.length, 500))
  const painting: Painting<RowPicture> = {
    paint: ({ file, key }) => paintOf(file, byPicture.get(key), { ...job, signed }),
    paintMean: async (pixels) =>
      `data:image/png;base64,${Buffer.from(await encodePng(pixels)).toString('base64')}`,
    report: (done) => progress.show(done, 'report'),
    signal: new AbortController().signal,
  }
  try {
    yield* reportPieces(reported, tellingOf(job), painting)
  } finally {
    progress.end()
  }
}

const modelName = (model: string) =>
  isAddress(model) ? withoutPasswords(model) : fileReference(shortPath(model).split(/[\\/]/).at(-1) ?? model)

function tellingOf(job: ReportJob): Telling {
  const { options, rows, pictures, out, passedOver, told = [] } = job
  const [index, of] = job.shard
  const missing = pictures.length - rows.length
  return {
    lang: 'en',
    method: methods.find(({ id }) => id === options.recipe.method)?.name ?? options.recipe.method,
    lines: [
      dotted('Limelight', day(Date.now())),
      ...(of > 1 ? [`Part ${index} of ${of} of the set: the other parts are not in this report.`] : []),
      ...(missing > 0 ? [`Stopped before its end: ${missing} of ${pictures.length} have no map yet.`] : []),
      ...(passedOver.length > 0 ? [passedOverLine(passedOver)] : []),
      ...told,
    ],
    rest: `the maps and the table of all lie in ${shortPath(out)}.`,
    command: commandLine(process.argv.slice(2)),
    firstName: (label) => label.split(',')[0] ?? label,
    told: (text) => text,
  }
}

const commandLine = (words: readonly string[]) =>
  harmless(withoutPasswords(['npx limelight', ...words.map(shellWord)].join(' ')))
