// One model, one picture, one map: what `limelight explain` does.
import { env } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { classify } from '../engine/classify'
import { explain } from '../engine/explain'
import { registerGradients } from '../engine/gradients/register'
import type { ExplainOptions, Explanation, Target } from '../engine/types'
import type { OpenModel } from '../models/types'
import type { WasmFiles } from '../worker/backends/wasm'
import { ranking } from '../worker/classifyPicture'
import { type Answer, answerOf } from './answer'
import { openBackend } from './backend'
import type { Wish } from './command'
import { readArray, writeArray } from './files'
import { openModel } from './model'
import { writeOverlay } from './overlay'
import { progressLine } from './progress'
import { readSubject, type Subject } from './subject'
import { targetOf } from './target'
import { openThreads } from './threads'

export interface Parts {
  readonly wasm: WasmFiles
  /** Script of a scoring thread. */
  readonly scorer: string
}

/** @throws one of our failures */
export async function explainFile(wish: Wish, parts: Parts): Promise<Answer> {
  env().set('PROD', true)
  registerGradients()
  const device = await openBackend(wish.backend, parts.wasm)
  const model = await openModel(wish)
  const subject = await readSubject(wish.image, model, wish.recipe)
  const begin = performance.now()
  const { logits, probabilities } = await classify(model.classifier, subject.tensor)
  const classified = performance.now()
  const ranked = ranking(logits, probabilities, model.card.labels)
  const target = targetOf(wish.recipe, ranked)
  const run = { wish, parts, model, subject, target, pace: classified - begin }
  const { explanation, workers } = await explained(run)
  await device.check()
  const ms = Math.round(performance.now() - classified)
  await writeFiles(wish, subject, explanation)
  return answerOf({ wish, model, ranked, target, explanation, ms, backend: device.name, workers })
}

interface Run {
  readonly wish: Wish
  readonly parts: Parts
  readonly model: OpenModel
  readonly subject: Subject
  readonly target: Target
  /** Milliseconds of one forward pass. */
  readonly pace: number
}

interface Explained {
  readonly explanation: Explanation
  /** Instances that scored side by side. */
  readonly workers: number
}

async function explained({ wish, parts, model, subject, target, pace }: Run): Promise<Explained> {
  const { method, layers, fuse, convention, params, size } = wish.recipe
  const threads = openThreads({ wish, model, pace, ...parts })
  const progress = progressLine(method)
  const options: ExplainOptions = {
    layers,
    fuse,
    target,
    params,
    size,
    report: progress.report,
    ...(convention && { convention }),
    ...(wish.norm && { norm: wish.norm }),
    ...(wish.noise && { noise: await readArray(wish.noise) }),
    ...(threads && { openScorers: threads.openScorers }),
  }
  try {
    const explanation = await explain(model.classifier, subject.tensor, method, options)
    return { explanation, workers: 1 + (threads?.size() ?? 0) }
  } finally {
    threads?.close()
    progress.end()
  }
}

async function writeFiles(wish: Wish, subject: Subject, { heatmap }: Explanation): Promise<void> {
  const { width, height, data } = heatmap
  if (wish.out) await writeArray(wish.out, { shape: [height, width], data })
  if (wish.overlay) await writeOverlay(wish.overlay, { subject, heatmap, look: wish.recipe.look })
}
