// The repairs of forward kernels by name. Which backend needs which, the cards of the backends say.
import { backend } from '@tensorflow/tfjs-core'
import { webglOf } from '../internals'
import { trueBooleans, trueFloats } from './cast'
import { roundedAfter } from './floorDiv'
import { chosenInARow, slicedByAxes, withAllAxes } from './highRank'
import { inGroups } from './manyAddends'
import { type Fault, mend, type Repair } from './repair'
import { spelledOut } from './samePadding'
import { intoACopy } from './scatterUpdate'
import { repairShaderKeys } from './shaderKeys'
import { dense } from './stridedSlice'
import { fromNought, markedWhole, raisedFirst, spreadSlopes } from './wasmShapes'
import { throughFloats } from './wholeNumbers'

const ofKernels = {
  chosenInARow,
  dense,
  fromNought,
  inGroups,
  intoACopy,
  markedWhole,
  raisedFirst,
  roundedAfter,
  slicedByAxes,
  spelledOut,
  spreadSlopes,
  throughFloats,
  trueBooleans,
  trueFloats,
  withAllAxes,
} satisfies Record<string, Repair>

/** Of the backend that is set. */
const ofBackends = { shaderKeys: () => repairShaderKeys(webglOf(backend())) }

export type RepairName = keyof typeof ofKernels | keyof typeof ofBackends

/** A backend's name and its faults: a card of `src/runtime/backends`. */
export interface Faulty {
  readonly name: string
  readonly broken: readonly Fault[]
}

/** Puts the right kernels in the place of the wrong ones that are loaded; calling it twice does no harm. */
export function repairKernels({ name: backendName, broken }: Faulty): void {
  for (const { kernels, repair } of broken) {
    if (kernels === 'all') continue
    const ofKernel = repair in ofKernels ? ofKernels[repair as keyof typeof ofKernels] : null
    for (const kernelName of kernels)
      mend({ kernelName, backendName, name: repair, change: ofKernel?.(kernelName) ?? null })
  }
}

/** Repairs what is the backend's own. Once, when it is set. */
export function repairBackend({ broken }: Faulty): void {
  for (const { repair } of broken) if (repair in ofBackends) ofBackends[repair as keyof typeof ofBackends]()
}
