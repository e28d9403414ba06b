// What is to be seen on the stage, for those who do not see it: no more than the headline claims.
import { conceptsOnStage, type OnStage, onStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { aimOf, asksForClass, classOf, firstName, headlineOf, placeIn, whereOf } from './describe'
import { sayings } from './sayings'
import { told } from './told'

export function canvasLabel(state: State): string {
  const { picture } = state
  const made = onStage(state)
  if (!made || !picture) return sayings.pictureOf(told(picture?.name ?? ''))
  return sayings.inPicture(seenOf(state, made), told(picture.name), whereOf(made.request))
}

function seenOf(state: State, made: OnStage): string {
  const { request, result, progress, heatmap } = made
  const concepts = conceptsOnStage(made)
  if (concepts) return sayings.concepts(concepts.length)
  if (heatmap.state !== 'ok' && !progress) return emptyOf(made)
  if (!progress && !result?.concepts && asksForClass(request)) return sayings.mapOf(...named(made))
  const { before, name, after } = headlineOf(state)
  return `${before}${name}${after}`
}

/** A sentence that goes on. */
function emptyOf(made: OnStage): string {
  const [word, name, rest] = named(made)
  const where = placeIn(made.request)
  if (made.heatmap.state === 'negative') return sayings.noMapOf(word, name, rest)
  const pair = made.heatmap.state === 'nan' ? sayings.overflow(rest, where) : sayings.flat(word, rest, where)
  return pair.join(name).replace(/\.$/, '')
}

function named(made: OnStage): readonly [word: string, name: string, rest: string] {
  const { word, rest } = aimOf(made)
  return [word, firstName(classOf(made)?.label ?? ''), rest]
}
