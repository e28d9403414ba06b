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
import type { Options } from './command'
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
   * The map of one picture, written where the options says. The model, labels and backend of the options count no more.
   * @throws one of our failures
   */
  explain(options: Options): Promise<Answer>
  close(): void
}

interface Run {
  readonly options: Options
  readonly model: OpenModel
  readonly subject: Subject
  readonly target: Target
  readonly threads: Pool | null
}

/** @throws one of our failures */
export async function openSession(opened: Options, parts: Parts): Promise<Session> {
  env().set('PROD', true)
  const device = await openBackend(opened.backend, parts.wasm)
  const model = await openModel(opened)
  let threads: Pool | null | undefined
  const explainOne = async (options: Options): Promise<Answer> => {
    const subject = await readSubject(options.image, model, options.recipe)
    try {
      const begin = performance.now()
      const { logits, probabilities } = await classify(model.classifier, subject.tensor)
      const classified = performance.now()
      const ranked = ranking(logits, probabilities, model.card.labels)
      const target = targetOf(options.recipe, ranked)
      if (threads === undefined)
        threads = openThreads({ options: opened, model, pace: classified - begin, ...parts })
      const explanation = await explained({ options, model, subject, target, threads })
      await device.check()
      const ms = Math.round(performance.now() - classified)
      await writeFiles(options, subject, explanation)
      const workers = 1 + (threads?.size() ?? 0)
      const answer = answerOf({
        options,
        model,
        ranked,
        target,
        explanation,
        ms,
        backend: device.name,
        workers,
      })
      return subject.things
        ? { ...answer, truth: truthOf(subject.things, answer.label, explanation) }
        : answer
    } finally {
      subject.tensor.dispose()
    }
  }
  return { model, explain: explainOne, close: () => threads?.close() }
}

async function explained({ options, model, subject, target, threads }: Run): Promise<Explanation> {
  const { method, layers, fuse, convention, params, size } = options.recipe
  const progress = progressLine(method)
  const how: ExplainOptions = {
    layers,
    fuse,
    target,
    params,
    size,
    report: progress.report,
    ...(convention && { convention }),
    ...(options.norm && { norm: options.norm }),
    ...(options.noise && { noise: await readArray(options.noise) }),
    ...(threads && { openScorers: threads.openScorers }),
  }
  try {
    return await explain(model.classifier, subject.tensor, method, how)
  } finally {
    progress.end()
  }
}

async function writeFiles(
  options: Options,
  subject: Subject,
  { heatmap, ...found }: Explanation,
): Promise<void> {
  const { width, height, data } = heatmap
  const concepts = conceptMaps(options.recipe, found) ?? undefined
  const { look } = options.recipe
  // The map comes last: where it is, a folder's next run takes the picture as done.
  if (options.overlay) await writeOverlay(options.overlay, { subject, heatmap, concepts, look })
  if (options.out) await writeWhole(options.out, encodeNpy({ shape: [height, width], data }))
}
