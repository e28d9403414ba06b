// Every method on a small model of each kind, which is opened once a backend.
import { getBackend } from '@tensorflow/tfjs-core'
import { mapOf, methodChecks } from '../../src/models/testing/methodChecks'
import type { OpenModel } from '../../src/models/types'
import type { Check } from './device'

const opened = new Map<string, OpenModel>()

export const methodSuite: readonly Check[] = methodChecks.map((each) => {
  const key = () => `${getBackend()} ${each.family}`
  return {
    ...each,
    prepare: async () => {
      if (!opened.has(key())) opened.set(key(), await each.model.open())
    },
    run: () => mapOf(each, opened.get(key())),
  }
})
