// The one door through which parts of TensorFlow.js come in. A backend brings kernels, tfjs-layers brings gradients, and
// either may come after the other: the repairs lie over both as soon as the part is here.
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { registerGradients } from './gradients/register'
import { type Faulty, repairKernels } from './kernels/repairs'

/**
 * Loads a part (the import of a backend or of tfjs-layers, or nothing), and repairs what is wrong in it: of `backends`,
 * the cards of those that are loaded, the kernels.
 */
export async function openTensorFlow<T>(
  load: () => T | Promise<T>,
  ...backends: readonly Faulty[]
): Promise<T> {
  const part = await load()
  registerGradients()
  for (const each of backends) repairKernels(each)
  return part
}
