// model.weights.h5 as Keras 3 and tf_keras write it: `layers/conv2d_3/vars/0`. The names are kept: what reads a
// converted model knows them.

import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { Hdf5File } from './hdf5File'
import type { Named } from './values'

/** What training needs, and what seeds and metrics keep. */
const PASSED_OVER = /^_?(optimizer|optimizer_weights|metrics|compile_metrics|loss_tracker|seed_generator)$/

/** More than any real model has, in depth and in number: beyond it groups contain themselves. */
const DEEPEST = 60
const MOST = 20_000

/** @throws UnsupportedModel */
export function storedWeights(file: Hdf5File, name: string): readonly Named[] {
  const found: Named[] = []
  let level = ['']
  let seen = 0
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    const below: string[] = []
    for (const path of level) {
      for (const child of file.children(path || '/')) {
        if (++seen > MOST) throw endless(name)
        const inside = `${path}/${child}`
        if (/[\\/]vars$/.test(path)) found.push({ path: inside, name: plainName(inside) })
        else if (!PASSED_OVER.test(child)) below.push(inside)
      }
    }
    level = below
  }
  return found
}

/** Early versions wrote the folders of Windows, and the layers under another name. */
function plainName(path: string): string {
  const name = path.slice(1).replaceAll('\\', '/')
  return name.replace(/^_layer_checkpoint_dependencies\//, 'layers/')
}

function endless(name: string): Error {
  const most = MOST.toLocaleString('en')
  return failure(
    'UnsupportedModel',
    `${quoted(name)} holds more than ${most} groups and datasets, which no real model does.`,
  )
}
