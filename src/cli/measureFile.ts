// The metrics of a map that lies in a file: what `limelight measure` does.
import { env } from '@tensorflow/tfjs-core'
import { classify } from '../engine/classify'
import { extremes } from '../engine/maps/extremes'
import type { Grid } from '../engine/maps/grid'
import { agreement } from '../engine/metrics/agreement'
import { inBox } from '../engine/metrics/box'
import { checkProportions, fitsMask } from '../engine/metrics/checkMap'
import type { BoxFigures, Measures } from '../engine/metrics/types'
import { ranking } from '../engine/ranking'
import { failure } from '../errors'
import { measuredOf } from '../recipe/measuredOf'
import { openBackend } from './backend'
import { withBoxIndex } from './boxes'
import { readArray } from './files'
import { type Feeding, feedingOf } from './guesses'
import { measured, type Taken } from './measured'
import { openModel } from './model'
import type { Options } from './options'
import { isMany } from './pictures'
import { openScoring, type Scored } from './scoring'
import type { SessionParts } from './session'
import { shortageNamed } from './shortage'
import { readSubject } from './subject'
import { chooseTarget, classList } from './target'
import { quoted, shortPath } from './words'

export interface Measured extends Taken, Measures, Feeding, Scored {
  readonly model: string
  readonly class: number
  readonly label: string
  readonly shape: readonly [number, number]
  readonly box?: BoxFigures
  /** Rank correlation with the map of --against. */
  readonly agreement?: number
  readonly ms: number
  readonly backend: string
}

/** @throws one of our failures */
export async function measureFile(options: Options, parts: SessionParts): Promise<Measured> {
  env().set('PROD', true)
  const { box, against } = options.measuring
  if (await isMany(options.image)) throw severalPictures(options.image)
  const map = mapOf(options.map ?? '', await readArray(options.map ?? ''))
  const other = against && mapOf(against, await readArray(against))
  const device = await openBackend(options, parts.wasm)
  const model = await openModel(options)
  const subject = await readSubject({ image: options.image }, model, options.recipe).catch((error) => {
    throw shortageNamed(error, options.image)
  })
  try {
    const [, rows = 0, columns = 0] = subject.tensor.shape
    for (const each of other ? [map, other] : [map]) checkProportions(each, rows, columns)
    const start = performance.now()
    const { logits, probabilities, boxes, places } = await classify(model.classifier, subject.tensor)
    const pace = performance.now() - start
    const ranked = ranking(logits, probabilities, model.card.labels, places)
    const classes = classList(logits.length, model.card.labels, { logits, probabilities })
    const wish = withBoxIndex(options.recipe, options.boxIndex, { boxes, classes })
    const target = chooseTarget(wish, classes, { best: ranked[0]?.index ?? 0, boxes, places })
    const { classIndex } = target
    const by = measuredOf(target)
    const begin = performance.now()
    const figures = box && inBox(map, box, [subject.picture.width, subject.picture.height])
    const { openScorers, told, close } = openScoring({ options, model, pace, ...parts })
    const found = await measured({ options, model, subject, by, map, openScorers }).finally(close)
    await device.check()
    return {
      model: model.card.name,
      class: classIndex,
      label: classes[classIndex]?.label ?? '',
      shape: [map.height, map.width],
      ...found,
      ...(figures && { box: figures }),
      ...(other && { agreement: agreement(map, other) }),
      ms: Math.round(performance.now() - begin),
      backend: device.name,
      ...told(),
      ...feedingOf(options, model),
      remarks: [...rangeOf(options.map ?? '', map), ...feedingOf(options, model).remarks],
    }
  } finally {
    subject.tensor.dispose()
    model.dispose()
  }
}

const severalPictures = (image: string) =>
  failure(
    'NotReadable',
    `limelight measure takes one picture and its map; ${quoted(image)} is a folder or a pattern. For many pictures there is limelight explain --metrics.`,
  )

function rangeOf(path: string, map: Grid): readonly string[] {
  if (fitsMask(map)) return []
  const [low, high] = extremes(map.data)
  const range = `${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))}`
  return [
    `${shortPath(path)} holds values from ${range}: average drop, increase in confidence and complexity take them min-maxed to 0 to 1, negative ones as 0; the curves and ROAD ask for their order alone.`,
  ]
}

/** [h, w], also with ones before it. @throws BadRecipe for any other shape */
function mapOf(
  path: string,
  { shape, data }: { readonly shape: readonly number[]; readonly data: Float32Array },
): Grid {
  const [height = 0, width = 0, ...more] = shape.slice(
    shape.findIndex((size) => size !== 1 || shape.length <= 2),
  )
  if (more.length > 0 || height < 1 || width < 1)
    throw failure(
      'BadRecipe',
      `${shortPath(path)} has the shape [${shape.join(', ')}]; give one map, [h, w].`,
    )
  return { width, height, data }
}
