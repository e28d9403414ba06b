// The tables and plots of what is known: into the README and beside this file.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeTable } from '../../scripts/readme.mjs'
import { type Figures, metrics, truths } from './figures'
import { keptFigures } from './keptFigures'
import { methodsAsked } from './methodsAsked'
import { plotAgreement } from './plotAgreement'
import { SCENES } from './questions'
import { type Agreement, agreementOf } from './rank'
import { agreementTable, metricTable, plot, type Row, type TruthRow, table } from './report'

const FOLDER = join(process.cwd(), 'examples/truth')
const RESULTS = join(FOLDER, 'results.json')

interface Known {
  readonly row: Row
  readonly slow: boolean
  readonly figures: readonly Figures[]
}

interface Results {
  /** Over all scenes; a method that has not been asked all of them keeps what an earlier run found. */
  readonly truth: readonly TruthRow[]
  /** Over as many scenes as each row says. */
  readonly metrics: readonly Row[]
  readonly agreements: readonly Agreement[]
}

export async function writeReport(): Promise<void> {
  const known = methodsAsked([]).flatMap((asked): Known[] => {
    const figures = keptFigures(asked)
    return figures.length === 0 ? [] : [{ row: rowOf(asked, figures), slow: asked.slow, figures }]
  })
  const rows = best(known.map(({ row }) => row))
  const earlier = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results
  const done = rows.filter(({ scenes }) => scenes === SCENES)
  const left = earlier.truth.filter(({ id }) => done.every((row) => row.id !== id))
  const truth = best([...left, ...done.map(truthOf)])
  const results: Results = { truth, metrics: rows, agreements: agreementsOf(known) }
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
  await writeTable(process.cwd(), 'truth', table(truth))
  await writeTable(process.cwd(), 'truth-metrics', metricTable(rows))
  await writeTable(process.cwd(), 'truth-agreement', agreementTable(results.agreements))
  writeFileSync(join(FOLDER, 'plot.svg'), plot(truth))
  writeFileSync(join(FOLDER, 'agreement.svg'), plotAgreement(results.agreements))
}

const best = <R extends TruthRow>(rows: readonly R[]): readonly R[] =>
  rows.toSorted((a, b) => b.pointing + b.iou - a.pointing - a.iou)

const truthOf = ({ id, name, note, pointing, energy, iou }: Row): TruthRow => ({
  id,
  name,
  note,
  pointing,
  energy,
  iou,
})

function rowOf(
  { id, name, note }: { id: string; name: string; note: string },
  figures: readonly Figures[],
): Row {
  const means = [...truths, ...(Object.keys(metrics) as (keyof typeof metrics)[])].map((key) => {
    const values = figures.map((each) => each[key]).filter((value) => typeof value === 'number')
    return [key, values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length]
  })
  return { id, name, note, scenes: figures.length, ...Object.fromEntries(means) } as Row
}

/** Of methods that have been asked as many scenes as the quick ones; of those whose maps are the same, one. The uniform map is no method. */
function agreementsOf(known: readonly Known[]): readonly Agreement[] {
  const own = known.filter(({ row }) => row.id !== 'uniform')
  const count = Math.min(...own.filter(({ slow }) => !slow).map(({ figures }) => figures.length))
  const whole = own.filter(({ figures }) => figures.length >= count)
  const different = whole.filter(
    ({ figures }, i) => !whole.slice(0, i).some((other) => same(other.figures, figures)),
  )
  const columns = different.map(({ figures }) => figures)
  const every = Object.keys(metrics) as (keyof typeof metrics)[]
  return every.flatMap((metric) =>
    (['iou', 'energy'] as const).flatMap((truth) => agreementOf(columns, metric, truth) ?? []),
  )
}

const same = (a: readonly Figures[], b: readonly Figures[]) =>
  a.every(
    (each, i) =>
      Math.abs((each.iou ?? 0) - (b[i]?.iou ?? 0)) + Math.abs((each.energy ?? 0) - (b[i]?.energy ?? 0)) <
      1e-5,
  )
