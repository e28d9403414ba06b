// A device and a model that are open: picture after picture becomes a map.
import { env } from '@tensorflow/tfjs-core'
import type { Marked } from '../canvas/marks'
import { encodeNpy } from '../canvas/npy'
import { classify } from '../engine/classify'
import { openActivations } from '../engine/probe/activations'
import { ranking } from '../engine/ranking'
import type { Explanation, Heatmap } from '../engine/types'
import { mayOpenSingle } from '../models/single'
import type { OpenModel } from '../models/types'
import { conceptMaps } from '../recipe/concepts'
import { chosenLayers } from '../recipe/explainRequest'
import { isSigned } from '../recipe/signedMap'
import type { WasmFiles } from '../runtime/backends/wasm/open'
import { trapped } from '../runtime/trapped'
import { isTrap } from '../tfjs/deviceFault'
import { type Answer, composeAnswer } from './answer'
import { openBackend } from './backend'
import { boxAnswers, withBoxIndex } from './boxes'
import { writeWhole } from './files'
import { lasting } from './lasting'
import { layersNamed } from './layers'
import { madeMap } from './madeMap'
import { measureMap, sanityOfMap } from './mapMetrics'
import { markedIn } from './marked'
import { openModel } from './model'
import type { Options } from './options'
import { writeOverlay } from './overlay'
import { openScoring, type Scoring } from './scoring'
import { shortageNamed } from './shortage'
import { readSubject, type Subject } from './subject'
import { chooseTarget, classList } from './target'
import { measureTruth } from './truth'
import { shortPath } from './words'

export interface SessionParts {
  readonly wasm: WasmFiles
  /** Script of a scoring thread. */
  readonly scorer: string
}

/** A map that was made. */
export interface Made {
  readonly answer: Answer
  readonly heatmap: Heatmap
  /** The map as a .npy file. */
  readonly npy: Uint8Array
}

export interface Session {
  readonly model: OpenModel
  /**
   * The map of one picture, written where the options say. The model, labels and backend of the options count no more.
   * `bytes` is the picture's file where it does not lie at `image`.
   * @throws one of our failures
   */
  explain(options: Options, bytes?: Uint8Array): Promise<Made>
  close(): void
}

/** After a trap or a lost device the next picture gets a fresh one. @throws one of our failures */
export async function openSession(opened: Options, parts: SessionParts): Promise<Session> {
  let alone = false
  const open = () =>
    openOnce(opened, parts, alone).catch((error) => {
      if (alone || !mayOpenSingle(error)) throw error
      alone = true
      return openOnce(opened, parts, alone)
    })
  const { present, use } = await lasting(open)
  return {
    get model() {
      return present().model
    },
    explain: (options, bytes) => use((session) => session.explain(options, bytes)),
    close: () => present().close(),
  }
}

/** @param alone the model is taken one picture at a time if it was written so */
async function openOnce(
  opened: Options,
  parts: SessionParts,
  alone: boolean,
): Promise<Session & { dead(): boolean }> {
  env().set('PROD', true)
  const device = await openBackend(opened, parts.wasm)
  const model = await openModel(opened, alone).catch((error) => {
    device.close()
    throw isTrap(error) ? trapped(shortPath(opened.model), error) : error
  })
  let scoring: Scoring | null = null
  const layers = layersNamed(opened.recipe, model)
  const explainOne = async (given: Options, bytes?: Uint8Array): Promise<Made> => {
    const options = { ...given, recipe: { ...given.recipe, layers } }
    const subject = await readSubject({ image: options.image, bytes }, model, options.recipe)
    const { network } = model.classifier
    const activations = openActivations({ network, picture: subject.tensor })
    try {
      const begin = performance.now()
      const { logits, probabilities, boxes, places } = await classify(
        model.classifier,
        subject.tensor,
        activations,
      )
      const classified = performance.now()
      const ranked = ranking(logits, probabilities, model.card.labels, places)
      const classes = classList(logits.length, model.card.labels, { logits, probabilities })
      const wish = withBoxIndex(options.recipe, given.boxIndex, { boxes, classes })
      const target = chooseTarget(wish, classes, { best: ranked[0]?.index ?? 0, boxes, places })
      scoring ??= openScoring({ options: opened, model, pace: classified - begin, ...parts })
      const run = { options, model, subject, target, scoring, activations }
      const explanation = await madeMap(run)
      const metrics = given.metrics ? await measureMap(run, explanation) : null
      const sanity = given.sanity ? await sanityOfMap(run, explanation) : null
      await device.check()
      const ms = Math.round(performance.now() - classified)
      const npy = npyOf(explanation)
      const seen = { boxes, places, classes, geometry: subject.geometry }
      const signed = isSigned({ ...options.recipe, layers: chosenLayers(options.recipe, model.card) })
      await writeFiles(options, subject, { npy, explanation, signed, marked: markedIn(target, seen) })
      const answer = composeAnswer({
        options,
        model,
        classes,
        ranked,
        target,
        explanation,
        ms,
        ...(places && { area: places.areas[target.classIndex] ?? 0 }),
        ...boxAnswers(target, { boxes, classes, geometry: subject.geometry }),
        backend: device.name,
        workers: scoring.workers(),
        ...scoring.told(),
        ...(metrics && { metrics }),
        ...(sanity && { sanity }),
      })
      const { heatmap } = explanation
      const { things } = subject
      if (!things) return { answer, heatmap, npy }
      return { answer: { ...answer, truth: measureTruth(things, answer.label, explanation) }, heatmap, npy }
    } finally {
      activations.dispose()
      subject.tensor.dispose()
    }
  }
  const explain: Session['explain'] = async (...picture) => {
    try {
      return await explainOne(...picture)
    } catch (error) {
      throw isTrap(error) ? trapped(model.card.name, error) : shortageNamed(error, picture[0].image)
    }
  }
  const close = () => {
    void scoring?.close()
    if (device.dead()) device.close()
  }
  return { model, explain, close, dead: () => device.dead() }
}

interface Writing {
  readonly npy: Uint8Array
  readonly explanation: Explanation
  readonly marked: Marked
  /** Whether the map holds what speaks against the class, too. */
  readonly signed: boolean
}

async function writeFiles(
  options: Options,
  subject: Subject,
  { npy, explanation, ...how }: Writing,
): Promise<void> {
  const { heatmap } = explanation
  const concepts = conceptMaps(options.recipe, explanation) ?? undefined
  const { look } = options.recipe
  // The map comes last: where it is, a folder's next run takes the picture as done.
  if (options.overlay) await writeOverlay(options.overlay, { subject, ...how, heatmap, concepts, look })
  if (options.out) await writeWhole(options.out, npy)
}

const npyOf = ({ heatmap: { width, height, data } }: Explanation) =>
  encodeNpy({ shape: [height, width], data })
