// tf.stop_gradient: the value passes, its gradient ends here. Passed on as it is, a gradient would be another number in
// silence: x + stop(round(x) - x) has the gradient 1.
import { customGrad, type Tensor, zerosLike } from '@tensorflow/tfjs-core'

const stopped = customGrad((x) => {
  const given = x as Tensor
  return { value: given.clone(), gradFunc: (dy: Tensor) => zerosLike(dy) }
})

/** x itself; a new tensor. */
export function stopGradient(x: Tensor): Tensor {
  return stopped(x)
}
