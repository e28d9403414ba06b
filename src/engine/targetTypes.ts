// What is explained, as the engine is asked for it.
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core'

/** Of a detector: the number of the prediction whose scores count, a row of the outputs [n, anchors, classes]. */
interface AtBox {
  readonly anchor?: number
}

/** The scalar that is explained. `score` maps the logits [n, classes] to [n]; it must be differentiable. */
export type Target =
  | ({ readonly kind: 'logit' | 'probability' | 'negative'; readonly classIndex: number } & AtBox)
  | ({ readonly kind: 'contrast'; readonly classIndex: number; readonly against: number } & AtBox)
  | {
      readonly kind: 'cell'
      readonly classIndex: number
      /** Rows and columns of the output that count: [y, x] or [y0, x0, y1, x1] (end excluded). */
      readonly region: readonly number[]
    }
  | {
      /** Of an output with places: the sum over those where the class wins. */
      readonly kind: 'region'
      readonly classIndex: number
      /** The mean of its probability there instead of the sum of its scores. */
      readonly share?: boolean
      /** 1 at the places that count, row by row; without it they are found in the picture that is explained. */
      readonly places?: Uint8Array
    }
  | { readonly kind: 'custom'; readonly classIndex: number; readonly score: (outputs: Tensor) => Tensor1D }
