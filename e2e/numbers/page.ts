// The suites of numbers in a page: each case on cpu, then on a GPU's backend.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import { countCalls } from '../../bench/gpu/counts'
import { computeCase, forwardCases } from '../../src/tfjs/kernels/cases'
import { boxSuite } from './boxes'
import { chunkCounts } from './chunks'
import { offered, openGpu } from './device'
import { firstMaps } from './firstMap'
import { gradientChecks } from './gradients'
import { methodSuite } from './methods'
import { metricSuite } from './metrics'

countCalls()

export const suites = {
  open: openGpu,
  chunkCounts,
  firstMaps,
  gradients: offered(gradientChecks),
  kernels: offered(forwardCases.map((each) => ({ ...each, run: () => computeCase(each) }))),
  methods: offered([...methodSuite, ...boxSuite]),
  metrics: offered(metricSuite),
}

Object.assign(window, { suites })
