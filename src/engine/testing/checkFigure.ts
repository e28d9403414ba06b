// One recorded figure of a library against ours, and no tensor left behind.
import { dispose, memory, type Tensor4D } from '@tensorflow/tfjs-core'
import { expect, type TestContext } from 'vitest'
import { explain } from '../explain'
import { findLayer } from '../probe/layer'
import type { Classifier, ExplainOptions } from '../types'
import type { backends } from './backends'
import { bothWays, hasOpenSign } from './openSign'
import { record } from './record'
import { offBy, type ToyCase } from './toyFiles'

export interface Figure {
  readonly classifier: Classifier
  readonly picture: Tensor4D
  readonly each: ToyCase
  readonly options: ExplainOptions
  readonly run: Pick<(typeof backends)[number], 'backend' | 'tolerance'>
}

export async function checkFigure(figure: Figure, context: TestContext): Promise<void> {
  const { classifier, picture, each, options, run } = figure
  // A model may prepare weights when a layer is asked for the first time.
  dispose(classifier.network.run({ [classifier.input]: picture }, [findLayer(classifier, each.layer).name]))
  const before = memory().numTensors
  const maps = hasOpenSign(each)
    ? await bothWays({ classifier, picture, method: each.method, options })
    : [(await explain(classifier, picture, each.method, options)).heatmap]
  const off = Math.min(...maps.map((map) => offBy(map, each)))
  record(context, { backend: run.backend, method: each.method, library: each.library, off })
  expect(off).toBeLessThan(run.tolerance)
  expect(memory().numTensors).toBe(before)
}
