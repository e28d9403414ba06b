// Finds the adapter first: the backend's 470 KB are fetched only where they are of use.
import { codeFor } from '../../../errors'
import { openTensorFlow } from '../../../tfjs/openTensorFlow'
import { inHardware } from '../../device'
import type { OpenDevice } from '../openers'
import { findAdapter } from './adapter'
import { card } from './card'

export const open: OpenDevice = async ({ software }) => {
  const found = inHardware(await findAdapter(), software)
  const { openWebgpu } = await openTensorFlow(() => codeFor('WebGPU', () => import('./device')), card)
  return openWebgpu(found)
}
