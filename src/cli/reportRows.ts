// The rows of results.csv as what a report says something of: pictures, what came of them, what is expected of them.
import { basename, resolve } from 'node:path'
import type { OpenModel } from '../models/types'
import { chosenLayers } from '../recipe/explainRequest'
import { type Figures, hasFigures } from '../results/metricColumns'
import { metricColumns, type Row } from '../results/row'
import { expectedOf } from '../sets/expected'
import type { MapFigures } from '../sets/figures'
import type { DoneOutcome, SetOutcome, SetPicture } from '../sets/outcome'
import type { Options } from './options'
import type { PictureFile } from './pictures'

export interface RowPicture extends SetPicture {
  readonly file: PictureFile
}

interface Known {
  readonly options: Pick<Options, 'recipe' | 'images'>
  readonly model: OpenModel
  readonly pictures: readonly PictureFile[]
  /** Of these pictures, in order; those that are still to come have none. */
  readonly rows: readonly Row[]
}

export function reportedRows({ options, model, pictures, rows }: Known) {
  const items = pictures.map((file): RowPicture => {
    const { path, name } = file
    return { key: path, name: basename(name), path: name, file }
  })
  const request = { layers: chosenLayers(options.recipe, model.card), params: options.recipe.params }
  const named = items.map((item) => ({ ...item, path: withinFolder(item.file, options) }))
  return {
    items,
    outcomes: new Map(rows.map((row) => [row.picture, outcomeOf(row, request)])),
    figures: new Map(rows.flatMap((row) => (hasFigures(row) ? [[row.picture, figuresIn(row)]] : []))),
    expected: expectedOf(named, model.card.labels),
  }
}

/** The folder that was named counts: `--image photos/boxer` holds boxers. */
function withinFolder({ path, name }: PictureFile, { images }: Known['options']): string {
  const root = images === null && path.endsWith(name) ? path.slice(0, path.length - name.length) : ''
  return root === '' ? name : `${basename(resolve(root))}/${name}`
}

function outcomeOf(row: Row, request: DoneOutcome['request']): SetOutcome {
  if (row.error !== '') return { kind: 'failed', text: row.error, broken: false }
  const best = { index: Number(row.best), label: row.bestLabel, probability: Number(row.bestProbability) }
  return {
    kind: 'done',
    top: [best],
    chosen: { index: Number(row.class), label: row.label },
    map: { state: row.state as DoneOutcome['map']['state'] },
    request,
  }
}

function figuresIn(row: Row): MapFigures {
  const known = metricColumns.filter((name) => (row[name] ?? '') !== '')
  const figures: Figures = Object.fromEntries(known.map((name) => [name, Number(row[name])]))
  return { kind: 'measured', figures }
}
