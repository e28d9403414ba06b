// A device and a model that are open: picture after picture becomes a map.
import { env } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { encodeNpy } from '../canvas/npy'
import { classify } from '../engine/classify'
import { explain } from '../engine/explain'
import { ranking } from '../engine/ranking'
import type { ExplainOptions, Explanation, Target } from '../engine/types'
import type { OpenModel } from '../models/types'
import { conceptMaps } from '../recipe/concepts'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import type { Pool } from '../runtime/pool'
import { type Answer, answerOf } from './answer'
import { openBackend } from './backend'
import type { Wish } from './command'
import { readArray, writeWhole } from './files'
import { openModel } from './model'
import { writeOverlay } from './overlay'
import { progressLine } from './progress'
import { readSubject, type Subject } from './subject'
import { targetOf } from './target'
import { openThreads } from './threads'
import { truthOf } from './truth'

export interface Parts {
  readonly wasm: WasmFiles
  /** Script of a scoring thread. */
  readonly scorer: string
}

export interface Session {
  readonly model: OpenModel
  /**
   * The map of one picture, written where the wish says. The model, labels and backend of the wish count no more.
   * @throws one of our failures
   */
  explain(wish: Wish): Promise<Answer>
  close(): void
}

interface Run {
  readonly wish: Wish
  readonly model: OpenModel
  readonly subject: Subject
  readonly target: Target
  readonly threads: Pool | null
}

/** @throws one of our failures */
export async function openSession(opened: Wish, parts: Parts): Promise<Session> {
  env().set('PROD', true)
  const device = await openBackend(opened.backend, parts.wasm)
  const model = await openModel(opened)
  let threads: Pool | null | undefined
  const explainOne = async (wish: Wish): Promise<Answer> => {
    const subject = await readSubject(wish.image, model, wish.recipe)
    try {
      const begin = performance.now()
      const { logits, probabilities } = await classify(model.classifier, subject.tensor)
      const classified = performance.now()
      const ranked = ranking(logits, probabilities, model.card.labels)
      const target = targetOf(wish.recipe, ranked)
      if (threads === undefined)
        threads = openThreads({ wish: opened, model, pace: classified - begin, ...parts })
      const explanation = await explained({ wish, model, subject, target, threads })
      await device.check()
      const ms = Math.round(performance.now() - classified)
      await writeFiles(wish, subject, explanation)
      const workers = 1 + (threads?.size() ?? 0)
      const answer = answerOf({ wish, model, ranked, target, explanation, ms, backend: device.name, workers })
      return subject.things
        ? { ...answer, truth: truthOf(subject.things, answer.label, explanation) }
        : answer
    } finally {
      subject.tensor.dispose()
    }
  }
  return { model, explain: explainOne, close: () => threads?.close() }
}

async function explained({ wish, model, subject, target, threads }: Run): Promise<Explanation> {
  const { method, layers, fuse, convention, params, size } = wish.recipe
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
    return await explain(model.classifier, subject.tensor, method, options)
  } finally {
    progress.end()
  }
}

async function writeFiles(wish: Wish, subject: Subject, { heatmap, ...found }: Explanation): Promise<void> {
  const { width, height, data } = heatmap
  const concepts = conceptMaps(wish.recipe, found) ?? undefined
  const { look } = wish.recipe
  // The map comes last: where it is, a folder's next run takes the picture as done.
  if (wish.overlay) await writeOverlay(wish.overlay, { subject, heatmap, concepts, look })
  if (wish.out) await writeWhole(wish.out, encodeNpy({ shape: [height, width], data }))
}
