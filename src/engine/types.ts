// The vocabulary of the engine: what a network is (networkTypes.ts), what a method may ask for, what comes out.
// Types and nothing else; every folder may import from here.
import type { Tensor, Tensor1D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
import type { MaskBatch, MaskJob, Stages } from './maskTypes'
import type { Classifier, Layer } from './networkTypes'
import type { ConceptFacts } from './outcomeTypes'
import type { Target } from './targetTypes'

export type * from './maskTypes'
export type * from './networkTypes'
export type * from './outcomeTypes'
export type * from './targetTypes'

/** Whose numbers a map has: where libraries differ, as the named one computes them. */
export type Convention = 'torchcam' | 'pytorch-grad-cam' | 'scorecam-pytorch'

/** A parameter's value as links, JSON and the command line write it. */
export type ParamValue = number | boolean | string
/** Parameters by name. */
export type Params = Readonly<Record<string, ParamValue>>

/** One parameter of a method: drives the form, the link, the command line and the validation. */
export interface ParamSpec {
  readonly name: string
  readonly label: string
  /** `grid`: rows and columns, `14,7`; the empty text where nobody says. */
  readonly kind: 'integer' | 'number' | 'boolean' | 'choice' | 'grid'
  readonly initial: ParamValue
  /** Where a convention starts elsewhere. */
  readonly initialUnder?: Readonly<Partial<Record<Convention, ParamValue>>>
  readonly min?: number
  readonly max?: number
  readonly choices?: readonly string[]
  readonly help: string
}

/** What a method costs, in passes through the network. */
export type Cost =
  | 'one pass'
  | 'a few passes'
  | 'many passes'
  | 'per channel'
  | 'per mask'
  | 'per channel and sample'

/**
 * What a method gives back: weights that broadcast over the activations [1, h, w, k]; activations that are
 * weighted already [1, h, w, k]; or the map itself [h, w], with the maps [n, h, w] of all concepts and what they are.
 */
export type Answer = (
  | { readonly weights: Tensor }
  | { readonly products: Tensor }
  | { readonly map: Tensor; readonly concepts?: Tensor; readonly facts?: readonly ConceptFacts[] }
) & {
  /** Facts about the result that its reader must know. */
  readonly notes?: readonly string[]
  /** Share of the masks that were scored; the weights of the others are estimates. */
  readonly scored?: number
}

/** What a method says of itself: data alone, so that page, link and terminal know it without computing. */
export interface MethodCard {
  readonly id: string
  readonly name: string
  /** Authors, title, year, address. */
  readonly paper: string
  /** One line of plain text, as the papers write it. */
  readonly formula: string
  /** One sentence: what it does. */
  readonly about: string
  /** One sentence: what it is good for, and where it fails. */
  readonly goodFor: string
  readonly cost: Cost
  readonly params: readonly ParamSpec[]
  /** The convention whose numbers it gives when nobody names one. */
  readonly convention: Convention
  /** False where the map does not depend on the class. */
  readonly classSpecific: boolean
  /** What it asks of the network; 'gradients' of the layer, 'head': scores of altered activations. */
  readonly uses: readonly (
    | 'activations'
    | 'gradients'
    | 'head'
    | 'masks'
    | 'picture gradient'
    | 'attention'
  )[]
  /** Whether the map has the layer's places or the picture's pixels. */
  readonly grid: 'layer' | 'picture'
  /** True where the map is that of all methods so marked when the gradient is the same at every place. */
  readonly sameOnUniformGradient?: true
  /** Stands in a comparison unless told otherwise. */
  readonly usual?: true
  /** True where samples may be given instead of those that it draws. */
  readonly injected?: true
  /** Made by chance: what a method must beat. */
  readonly baseline?: true
  /** What is done to the map of each layer before several are fused. */
  readonly beforeFusing?: 'tanh'
  /** True where negative values stay in the map: no ReLU. */
  readonly signed?: true
  /** `several`: made for several layers; where one is named, finer ones before it are added. `whole`: the chosen layer plays no part. */
  readonly layers?: 'several' | 'whole'
  /** Whether it has something to say about a model, or why not, in a sentence; absent where it has about all. */
  readonly appliesTo?: (model: KnownModel) => true | string
}

/** What the page knows of a model as well as the engine. */
export type KnownModel = Pick<Classifier, 'classes' | 'layers' | 'activation' | 'inputShape'>

type ValueOf<Spec extends ParamSpec> = Spec['kind'] extends 'boolean'
  ? boolean
  : Spec['kind'] extends 'choice'
    ? NonNullable<Spec['choices']>[number]
    : Spec['kind'] extends 'grid'
      ? string
      : number

/** The parameters of a card by name, checked and typed. */
export type ParamsOf<Card extends MethodCard> = {
  readonly [Spec in Card['params'][number] as Spec['name']]: ValueOf<Spec>
}

/** How a method explains. The tensors in the answer are the caller's; all others are freed before it settles. */
export type Explain<Card extends MethodCard> = (probe: Probe, params: ParamsOf<Card>) => Promise<Answer>

/** A method whole: its card, and what it computes. */
export interface Method extends MethodCard {
  /** The tensors in the answer are the caller's to dispose; all others are freed before it settles. */
  explain(probe: Probe, params: Params): Promise<Answer>
}

/**
 * Makes `count` altered activations from number `first` on, [count, ..., k], out of the whole one [1, ..., k]: a
 * map [1, h, w, k], or all tokens [1, tokens, k] with those that stand for no place.
 */
export type Alter = (whole: Tensor, first: number, count: number) => Tensor

/**
 * All that a method may ask for. Chunking, padding, progress, partial results and cancelling are the probe's.
 * Tensors that the probe lends are its own: a method never disposes them.
 */
export interface Probe {
  readonly classifier: Classifier
  readonly layer: Layer
  readonly target: Target
  readonly convention: Convention
  /** The preprocessed picture [1, H, W, C]. */
  readonly picture: Tensor4D
  /** Logits of the picture [1, classes]. */
  logits(): Tensor
  /** Activation of the layer [1, h, w, k]; token maps are folded into their grid. */
  activations(): Tensor4D
  /** Gradient of the target (or of another score) at the layer [1, h, w, k]. */
  gradients(score?: (logits: Tensor) => Tensor1D): Tensor4D
  /** Gradients at several nodes in one backward pass; the caller owns them. `guided` lets only positive gradients pass a ReLU. */
  gradientsAt(nodes: readonly string[], options?: { readonly guided?: boolean }): Tensor[]
  /** Hessian of the score at the layer times `vector` [1, h, w, k]; the caller owns it. */
  hessianTimes(vector: Tensor4D): Tensor4D
  /**
   * Scores [n] of masked copies, in the order asked; read back a chunk at a time. The masks are the layer's channels
   * unless `masks` names another source. `partial` makes an answer of the scores known so far; unknown ones are NaN.
   */
  scores(
    batches: readonly MaskBatch[] | Stages,
    options?: {
      readonly masks?: Pick<MaskJob, 'source' | 'count' | 'behind'> & { readonly target?: Target }
      readonly partial?: (done: Float32Array) => Answer
    },
  ): Promise<Float32Array>
  /** Scores [n] of altered activations, of which `alter` makes a chunk at a time. */
  headScores(count: number, alter: Alter): Promise<Float32Array>
  /** Of altered activations, row by row: the score, then the probability of each class [n, 1 + classes]. */
  headAnswers(count: number, alter: Alter): Promise<Float32Array>
  /** The same probe on another picture [1, H, W, C]; it is closed with this one, if not before. */
  at(picture: Tensor4D): Probe & { close(): void }
  /** Standard normal values from the run's seed, or the injected ones. */
  noise(shape: readonly number[], std: number, seed: number): Tensor
  /** Injected noise as it was given, where the caller gave one. */
  readonly injected: { readonly data: Float32Array; readonly shape: readonly number[] } | null
  /** Attention of each block from the first, [heads, tokens, tokens], and where its tokens lie; lent. @throws BadRecipe where none can be seen */
  attention(): { readonly shares: readonly Tensor3D[]; readonly layer: Layer }
  /** Gradient of the score that is read from a block's own tokens, at its attention [heads, tokens, tokens]; the caller owns it. */
  attentionGradient(block: number): Tensor3D
  /** Lets the caller follow and cancel; await it between steps of a loop. */
  step(done: number, total: number): Promise<void>
}
