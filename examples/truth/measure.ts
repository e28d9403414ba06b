// Runs the methods over the questions on the built-in model's last layer and writes what they score:
// npm run bench:truth [-- <method id>...]. Methods that are not named keep the figures of their last run.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { writeTable } from '../../scripts/readme.mjs'
import { filesFromDisk } from '../../src/cli/modelFolder'
import { explain } from '../../src/engine/explain'
import type { Grid } from '../../src/engine/maps/grid'
import { methods } from '../../src/engine/methods/index'
import { bestIoU, energy, pointing } from '../../src/engine/metrics/truth'
import type { Classifier, MethodCard, Params } from '../../src/engine/types'
import { openModel } from '../../src/models/open'
import type { OpenModel } from '../../src/models/types'
import { preprocess } from '../../src/picture/preprocess'
import { forceDevice } from '../../src/runtime/backend'
import { type Question, questions } from './questions'
import { plot, type Row, table } from './report'

const FOLDER = join(process.cwd(), 'examples/truth')
const MODEL = join(process.cwd(), 'public/builtin/tabletop-layers')
const ROWS = join(FOLDER, 'results.json')

/** Fewer samples than the papers take, so that the whole table is an evening's work and not a week's. */
const lighter: Readonly<Record<string, { readonly params: Params; readonly note: string }>> = {
  sscam: { params: { samples: 4 }, note: '4 samples' },
  iscam: { params: { samples: 4 }, note: '4 steps' },
  // torchcam's noise of 0.3 is meant for pictures divided by a deviation of about 0.23; these lie in 0..1.
  smoothgradcampp: { params: { samples: 8, std: 0.07 }, note: '8 samples, noise 0.07' },
}

type MapOf = (question: Question) => Promise<Grid>

async function score(list: readonly Question[], mapOf: MapOf) {
  const sum = { pointing: 0, energy: 0, iou: 0 }
  for (const question of list) {
    const map = await mapOf(question)
    sum.pointing += pointing(map, question.truth)
    sum.energy += energy(map, question.truth)
    sum.iou += bestIoU(map, question.truth).iou
  }
  const n = list.length
  return { pointing: sum.pointing / n, energy: sum.energy / n, iou: sum.iou / n }
}

function tensorOf(question: Question, { card }: OpenModel): Tensor4D {
  const { values } = preprocess(question.picture, card.guess, 3)
  return tensor4d(values, [1, card.guess.height, card.guess.width, 3])
}

function explained(model: OpenModel, method: MethodCard): MapOf {
  const classifier: Classifier = model.classifier
  const params = lighter[method.id]?.params ?? {}
  return async (question) => {
    const picture = tensorOf(question, model)
    try {
      const target = { kind: 'logit', classIndex: question.classIndex } as const
      const layers = [classifier.suggested.layer]
      const { heatmap } = await explain(classifier, picture, method.id, {
        layers,
        target,
        params,
        size: 'input',
      })
      return heatmap
    } finally {
      picture.dispose()
    }
  }
}

/** A map that says nothing: what the figures are worth less than. */
const uniform: MapOf = async () => ({ width: 1, height: 1, data: Float32Array.of(1) })

async function save(rows: readonly Row[]): Promise<void> {
  const order = ['uniform', ...methods.map((method) => method.id)].reverse()
  const sorted = rows.toSorted(
    (a, b) => b.pointing + b.iou - a.pointing - a.iou || order.indexOf(b.id) - order.indexOf(a.id),
  )
  writeFileSync(ROWS, `${JSON.stringify(sorted, null, 2)}\n`)
  await writeTable(process.cwd(), 'truth', table(sorted))
  writeFileSync(join(FOLDER, 'plot.svg'), plot(sorted))
}

async function main(asked: readonly string[]): Promise<void> {
  env().set('PROD', true)
  const file = (name: string) => join(import.meta.dirname, name)
  await forceDevice('wasm', {
    plain: file('tfjs-backend-wasm.wasm'),
    simd: file('tfjs-backend-wasm-simd.wasm'),
  })
  const model = await openModel(await filesFromDisk(MODEL))
  const list = questions()
  const jobs = [
    { id: 'uniform', name: 'Uniform map', mapOf: uniform },
    ...methods.map((method) => ({ id: method.id, name: method.name, mapOf: explained(model, method) })),
  ].filter(({ id }) => asked.length === 0 || asked.includes(id))
  let rows: Row[] = existsSync(ROWS) ? JSON.parse(readFileSync(ROWS, 'utf8')) : []
  for (const { id, name, mapOf } of jobs) {
    const row: Row = { id, name, ...(await score(list, mapOf)), note: lighter[id]?.note ?? '' }
    rows = [...rows.filter((other) => other.id !== id), row]
    await save(rows)
    console.log(table([row]).split('\n').at(-1))
  }
}

await main(process.argv.slice(2))
