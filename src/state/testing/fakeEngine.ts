// An engine that answers by rule instead of by network: for tests of the flow, and for looking at the page alone.

import type { Heatmap } from '../../engine/types'
import { failure } from '../../errors'
import type { ModelCard } from '../../models/types'
import { initialRecipe, type Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { Classification, ExplainResult, ModelSource } from '../../worker/api'
import type { EngineClient } from '../flow/engineClient'
import type { Shown } from '../store'
import { fakeRequest } from './fakeRequest'

export interface FakeOptions {
  /** Milliseconds of a step; 0 answers in the next turn. */
  readonly ms?: number
  /** Steps of a method that is not done in one pass. */
  readonly steps?: number
  /** How many of them a run before had done. */
  readonly reused?: number
  readonly card?: Partial<ModelCard>
  /** What else its card says, by where the model came from. */
  readonly opened?: (source: ModelSource, output: string | null) => Partial<ModelCard>
  /** Thrown by the call of this name, as long as it answers with an error. */
  readonly fail?: (call: string) => Error | null
  /** What it says of the picture, each time that it is asked. */
  readonly classified?: () => Classification
  /** What is written on every call. */
  readonly log?: string[]
}

export const fakeLabels = [
  'boxer',
  'bull mastiff',
  'tiger cat',
  'tabby, tabby cat',
  'doormat',
  'sliding door',
  'coffee mug',
]
const logits = [11.42, 10.8, 10.1, 9.65, 8.4, 6.2, 1.5]

const layer = (name: string, op: string, side: number, channels: number) =>
  ({ name, op, height: side, width: side, channels, kind: 'map', skip: 0 }) as const

export const fakeCard: ModelCard = {
  name: 'mobilenet_v2_1.0_224',
  format: 'GraphModel',
  quantised: '8-bit weights',
  parameters: 3_540_000,
  weightBytes: 3_560_000,
  hash: '3fa19c0b2d11',
  inputShape: [224, 224, 3],
  classes: fakeLabels.length,
  labels: fakeLabels,
  labelSource: 'labels.txt',
  activation: 'softmax',
  outputKind: 'probabilities',
  outputs: ['Identity'],
  output: 'Identity',
  cells: null,
  layers: [
    layer('expanded_conv_6/add', 'AddV2', 28, 32),
    layer('expanded_conv_12/add', 'AddV2', 14, 96),
    layer('expanded_conv_16/project/BatchNorm', 'Conv2D', 7, 320),
    layer('Conv_1/Relu6', 'Relu6', 7, 1280),
  ],
  suggested: {
    layer: 'Conv_1/Relu6',
    why: 'Last spatial map before pooling: where most methods are meant to look.',
  },
  guess: {
    height: 224,
    width: 224,
    scale: 'signed',
    fit: 'stretch',
    why: 'MobileNet by its layer names: x / 127.5 - 1.',
  },
  repairs: [],
  remarks: [],
}

export function fakeEngine(options: FakeOptions = {}): EngineClient {
  const say = async (call: string, signal?: AbortSignal) => {
    options.log?.push(call)
    await new Promise((resolve) => setTimeout(resolve, options.ms ?? 0))
    if (signal?.aborted) throw failure('AbortError', 'The run was stopped.')
    const error = options.fail?.(call.split(' ')[0] ?? '')
    if (error) throw error
  }
  return {
    async start(forced) {
      await say(`start ${forced}`)
      const refused = forced ? [] : [{ name: 'webgpu', why: 'no adapter' } as const]
      return { name: forced ?? 'webgl', device: 'Apple M2', software: false, refused, workers: 1 }
    },
    async openModel(source, output, { signal, report } = {}) {
      const total = fakeCard.weightBytes
      for (let part = 1; part <= 4; part++) {
        report?.({ phase: 'downloading', loaded: (total * part) / 4, total })
        if (part < 4) await new Promise((resolve) => setTimeout(resolve, options.ms ?? 0))
      }
      await say(
        `openModel ${source.kind === 'url' ? source.url : source.files.map((f) => f.path).join()}`,
        signal,
      )
      return { ...fakeCard, ...options.card, ...options.opened?.(source, output) }
    },
    async openPicture(picture, { signal } = {}) {
      await say('openPicture', signal)
      return { width: picture.width, height: picture.height }
    },
    async classify(preprocess, { signal } = {}) {
      await say(`classify ${preprocess.scale} ${preprocess.fit}`, signal)
      return options.classified?.() ?? fakeClassification
    },
    async tryScales(list, { signal } = {}) {
      await say(`tryScales ${list.map((how) => how.scale).join()}`, signal)
      return list.flatMap((_, i) => fakeClassification.top[i] ?? [])
    },
    async explain(request, { signal, report } = {}) {
      const { classIndex } = request.target
      options.log?.push(`explain ${request.method} ${classIndex} ${request.layers.join()}`)
      const steps = /score|ss|is/.test(request.method) ? (options.steps ?? 4) : 1
      for (let done = 0; done < steps; done++) {
        await new Promise((resolve) => setTimeout(resolve, options.ms ?? 0))
        if (signal?.aborted) throw failure('AbortError', 'The run was stopped.')
        report?.({
          phase: 'explaining',
          done: done + 1,
          total: steps,
          ...(options.reused && { fresh: Math.max(0, done + 1 - options.reused) }),
          partial: fakeMap(classIndex, done / steps),
        })
      }
      const error = options.fail?.('explain')
      if (error) throw error
      return fakeResult(request)
    },
    async thumbnails(layers, { signal } = {}) {
      await say(`thumbnails ${layers.length}`, signal)
      return layers.map((_, i) => fakeMap(i, 1))
    },
    giveUp: () => void options.log?.push('giveUp'),
    close: () => void options.log?.push('close'),
  }
}

const total = logits.reduce((sum, v) => sum + Math.exp(v), 0)

export const fakeClassification: Classification = {
  top: logits.map((logit, index) => ({
    index,
    label: fakeLabels[index] ?? '',
    logit,
    probability: Math.exp(logit) / total,
  })),
  geometry: { picture: [224, 224], source: [0, 0, 224, 224], target: [0, 0, 224, 224], input: [224, 224] },
  ms: { preprocess: 4, classify: 21 },
}

export function fakeResult(request: ExplainRequest): ExplainResult {
  const { classIndex } = request.target
  return {
    heatmap: fakeMap(classIndex, 1),
    score: logits[classIndex] ?? 0,
    forwards: 1,
    notes: [],
    ms: { forward: 12, gradient: 22, map: 4 },
  }
}

/** A map of the picture `p` and the model `m`, as the store has it. */
export function fakeShown(
  request: ExplainRequest = fakeRequest(0, { layers: ['conv'] }),
  recipe: Recipe = initialRecipe,
): Shown {
  const made = { key: 'map', pictureKey: 'p', modelKey: 'm', card: fakeCard }
  return { ...made, classification: fakeClassification, request, result: fakeResult(request), recipe }
}

/** A bump whose place tells the class; it sharpens as `share` grows. */
export function fakeMap(classIndex: number, share: number): Heatmap {
  const [cx, cy] = [1.5 + ((classIndex * 2.3) % 5), 1.5 + ((classIndex * 3.1) % 5)]
  const data = Float32Array.from({ length: 49 }, (_, i) => {
    const far = ((i % 7) - cx) ** 2 + (Math.floor(i / 7) - cy) ** 2
    return Math.exp(-far / (2 + 6 * (1 - share)))
  })
  const [low, high] = [Math.min(...data), Math.max(...data)]
  return {
    width: 7,
    height: 7,
    data: data.map((v) => (v - low) / (high - low)),
    min: 0,
    max: 2.31,
    state: 'ok',
  }
}
