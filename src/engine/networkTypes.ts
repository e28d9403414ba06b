// The vocabulary of models: a network that runs from any node to any node, and a classifier made of one.
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'

/** As the network has it, the batch first where there is one; null there and wherever else the model leaves a size open. */
export type Shape = readonly (number | null)[]

/** One value in a network: what a layer or an operator puts out. */
export interface Node {
  /** Full path, unique: `sequential_20/sequential_17/model5/out_relu`. */
  readonly name: string
  /** Class of the layer (`Conv2D`) or operator of the graph (`_FusedConv2D`). */
  readonly op: string
  /** Null where the file does not say and nobody has run the network yet. */
  readonly shape: Shape | null
  /** Names of the nodes it is computed from; constants are left out. */
  readonly inputs: readonly string[]
  /** Other names that people know it by: modules of the source, the file's own name for the value. */
  readonly also?: readonly string[]
  /** Modules that run several times, of which this is the first run. */
  readonly firstOf?: readonly string[]
  /** The output of no module of the source: what PyTorch computes between two of them, where the file tells modules. */
  readonly noModule?: true
  /** What the format knows of its value; absent where the operator's name has to tell. */
  readonly holds?: 'map' | 'tokens' | 'none'
  /** Through it one place reaches another, as in attention; absent where the operator's name has to tell. */
  readonly mixes?: boolean
}

/** Values by the names of their nodes; whoever feeds keeps the tensors. */
export type Feeds = Readonly<Record<string, Tensor>>

/** A model that runs from any node to any node. Every file format reduces to it. */
export interface Network {
  /** In an order in which every node comes after its inputs. */
  readonly nodes: readonly Node[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /**
   * Values of `fetches` from the values of `feeds`, in inference mode, batch first. Synchronous and
   * differentiable. The caller owns the answers: each is a tensor of its own, never a weight or a feed.
   * A node named in `feeds` is never computed, nor is anything that only it needs.
   * @throws UnsupportedModel where the fetches need a value that neither the feeds nor the weights give.
   */
  run(feeds: Feeds, fetches: readonly string[]): Tensor[]
  /**
   * Additive terms of a convolution or batch norm, as FullGrad wants them: node name and bias [k].
   * The tensors are the caller's to dispose.
   */
  biases(): readonly { readonly node: string; readonly bias: Tensor1D }[]
  dispose(): void
}

/** A node that can be explained: its activation has spatial positions and channels. */
export interface Layer {
  readonly name: string
  readonly op: string
  /** Rows, columns, channels of the map. */
  readonly height: number
  readonly width: number
  readonly channels: number
  /** `tokens`: the activation is [n, tokens, channels]; `skip` leading and `after` last tokens stand for no place. */
  readonly kind: 'map' | 'tokens'
  readonly skip: number
  /** Detection tokens of YOLOS; other layers have none. */
  readonly after?: number
  /** Other names that it is found by. */
  readonly also?: readonly string[]
  /** Modules that run several times, of which this is the first run: what pytorch-grad-cam explains of them. */
  readonly firstOf?: readonly string[]
  /** The output of no module of the source: what PyTorch computes between two of them, where the file tells modules. */
  readonly noModule?: true
}

/** The layer that is taken when nobody names one. */
export interface Suggested {
  readonly layer: string
  /** Of a detector: the layers of all its levels, which are fused; `layer` is the last of them. */
  readonly levels?: readonly string[]
  /** One sentence. */
  readonly why: string
}

/** Where a detector says its boxes; the scores of their classes are the classifier's `logits`, [n, anchors, classes]. */
export interface BoxHead {
  /** The node of the corners or centres, [n, anchors, 4]. */
  readonly node: string
  /**
   * `centre`: x, y, width, height; `corners`: left, top, right, bottom; `rows`: top, left, bottom, right; `cells`: x and y
   * from the place's own cell on, in cells of 8, 16 and 32 pixels, and the logarithms of width and height in them.
   */
  readonly form: 'centre' | 'corners' | 'rows' | 'cells'
  /** Predictions that it makes of each picture; null where the size of the picture decides. */
  readonly anchors: number | null
}

/** A network that tells classes apart, and what the engine must know to explain it. */
export interface Classifier {
  readonly network: Network
  /** Name of the picture's node. */
  readonly input: string
  /** Rows, columns, channels; rows and columns are null where the model takes any size. */
  readonly inputShape: readonly [number | null, number | null, number]
  /** The node of the class scores before any softmax or sigmoid, [n, classes]. */
  readonly logits: string
  /**
   * What the model itself does to the logits. `given`: nothing, they are probabilities already; `values`: they are
   * numbers of which no probability can be told.
   */
  readonly activation: 'softmax' | 'sigmoid' | 'none' | 'given' | 'values'
  readonly classes: number
  /** Nodes that can be explained, in the order of the network. */
  readonly layers: readonly Layer[]
  readonly suggested: Suggested
  /** Of a detector. */
  readonly boxes?: BoxHead
  /** 1 where the file is written for one picture at a time, else null. */
  readonly fixedBatch: number | null
}
