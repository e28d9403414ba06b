// What a method may ask of one layer. Owns what it lends and frees it when it is closed.
import {
  abs,
  concat,
  dispose,
  keep,
  max,
  neg,
  reshape,
  slice,
  stack,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
  type Tensor4D,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core'
import { normals } from '../scoring/random'
import { classShares, scoreOf } from '../targets'
import type { Alter, Classifier, Convention, Layer, MaskBatch, Probe, Stages, Target } from '../types'
import { type Attention, openAttention } from './attention'
import { gradientsAt } from './gradientsAt'
import { type Head, openHead } from './head'
import { type Altering, headScores } from './headScores'
import { hessianTimes } from './hessian'
import { maskScores, type ScoreOptions } from './maskScores'
import type { Run } from './run'

/** The probe that a method is given, for one layer and one picture; closed when the method has answered. */
export class LayerProbe implements Probe {
  readonly classifier: Classifier
  readonly target: Target
  readonly convention: Convention
  readonly injected: Probe['injected']
  readonly layer: Layer
  readonly picture: Tensor4D
  readonly #run: Run
  readonly #owned: boolean
  readonly #score: (outputs: Tensor) => Tensor1D
  readonly #others: LayerProbe[] = []
  readonly #lent: Tensor[] = []
  #head: Head | null = null
  #attention: Attention | null = null
  /** Of the target; and those that the method asked for last, of whatever score. */
  #gradients: Tensor4D | null = null
  #asked: Tensor4D | null = null

  /** A picture that is `owned` is disposed with it. */
  constructor(run: Run, layer: Layer, picture: Tensor4D, owned = false) {
    this.#run = run
    this.#owned = owned
    this.layer = layer
    this.picture = picture
    this.classifier = run.classifier
    this.target = run.target
    this.convention = run.convention
    this.injected = run.injected ?? null
    this.#score = scoreOf(run.target, run.classifier.activation)
  }

  #open(): Head {
    if (!this.#head) {
      this.#head = openHead(this.classifier, this.layer, {
        picture: this.picture,
        cache: this.#run.activations,
      })
      if (this.#head.ran) this.#run.count(1)
    }
    return this.#head
  }

  logits(): Tensor {
    return this.#open().outputs
  }

  activations(): Tensor4D {
    return this.#open().activation
  }

  gradients(score?: (logits: Tensor) => Tensor1D): Tensor4D {
    const known = score ? null : this.#gradients
    const found = known ?? this.#lend(this.#gradient(score ?? this.#score))
    if (!score) this.#gradients = found
    this.#asked = found
    return found
  }

  #lend(tensor: Tensor4D): Tensor4D {
    this.#lent.push(tensor)
    return keep(tensor)
  }

  #gradient(score: (logits: Tensor) => Tensor1D): Tensor4D {
    const head = this.#open()
    this.#run.count(1)
    return head.gradient(this.#turned(score))
  }

  #turned(score: (logits: Tensor) => Tensor1D): (logits: Tensor) => Tensor1D {
    return this.#run.turned ? (logits) => neg(score(logits)) : score
  }

  /** Largest gradient, and its largest step from the first place; null where nobody asked for gradients. */
  async gradientFacts(): Promise<{ readonly peak: number; readonly spread: number } | null> {
    const g = this.#asked
    if (!g) return null
    const facts = tidy(() => stack([max(abs(g)), max(abs(sub(g, slice(g, [0, 0, 0, 0], [1, 1, 1, -1]))))]))
    try {
      const [peak = 0, spread = 0] = await facts.data()
      return { peak, spread }
    } finally {
      facts.dispose()
    }
  }

  gradientsAt(nodes: readonly string[], options: { readonly guided?: boolean } = {}): Tensor[] {
    this.#run.count(1)
    const { classifier, picture } = this
    const score = this.#turned(this.#score)
    return gradientsAt({ classifier, picture, nodes, score, guided: options.guided ?? false })
  }

  hessianTimes(vector: Tensor4D): Tensor4D {
    const head = this.#open()
    this.#run.count(2)
    const turned = this.#turned(this.#score)
    return hessianTimes((a) => turned(head.run(a as Tensor4D)), head.activation, vector)
  }

  scores(asked: readonly MaskBatch[] | Stages, options: ScoreOptions = {}): Promise<Float32Array> {
    return maskScores(this, this.#run, { asked, ...options })
  }

  headScores(count: number, alter: Alter): Promise<Float32Array> {
    return this.#headRuns({ count, alter, score: this.#score })
  }

  headAnswers(count: number, alter: Alter): Promise<Float32Array> {
    const { classifier, target } = this
    const score = (outputs: Tensor) =>
      concat([reshape(this.#score(outputs), [-1, 1]), classShares(outputs, target, classifier)], 1)
    return this.#headRuns({ count, alter, score, width: 1 + classifier.classes })
  }

  #headRuns({
    score,
    ...asked
  }: Pick<Altering, 'count' | 'alter' | 'score' | 'width'>): Promise<Float32Array> {
    const { whole, runWhole } = this.#open()
    const after = async (done: number, size: number) => {
      this.#run.count(size)
      await this.step(done, asked.count)
    }
    const read = (altered: Tensor) => score(runWhole(altered))
    return headScores({ ...asked, whole, score: read, after, probe: this })
  }

  at(picture: Tensor4D): LayerProbe {
    const other = new LayerProbe(this.#run, this.layer, keep(picture.clone()), true)
    this.#others.push(other)
    return other
  }

  attention(): Attention {
    if (!this.#attention) {
      this.#run.count(1)
      this.#attention = openAttention(this.classifier, this.layer, this.picture)
    }
    return this.#attention
  }

  attentionGradient(block: number): Tensor3D {
    this.#run.count(2)
    return this.attention().gradient(block, this.#turned(this.#score))
  }

  noise(shape: readonly number[], std: number, seed: number): Tensor {
    const count = shape.reduce((product, size) => product * size, 1)
    return tidy(() => tensor(normals(count, std, seed), [...shape]))
  }

  async step(done: number, total: number): Promise<void> {
    await this.#run.report({ phase: 'explaining', done, total })
  }

  close(): void {
    for (const other of this.#others.splice(0)) other.close()
    this.#head?.dispose()
    this.#attention?.dispose()
    this.#attention = null
    dispose(this.#lent.splice(0))
    this.#head = null
    this.#gradients = null
    this.#asked = null
    if (this.#owned) this.picture.dispose()
  }
}
