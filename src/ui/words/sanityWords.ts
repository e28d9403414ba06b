// Whether a map is about the model and about the class, in sentences.
import type { ClassScore } from '../../engine/outcomeTypes'
import { fixed, pathEnd, percent } from '../../results/format'
import type { ClassStep, SanityKind, SanityStep, ShuffledStep } from '../../worker/api'
import { firstName } from './describe'

export const sanityWords = {
  ask: 'Is this map about the model?',
  kinds: 'What is changed',
  names: { cascading: 'Ever more layers', independent: 'One layer', classes: 'Other classes' },
  about: {
    cascading:
      'The same map is made again with the weights of the model shuffled, from the output on. If it stays as it is, it shows the picture and not what the model has learnt.',
    independent:
      'The same map is made again with the weights of a single layer shuffled, one after the other from the output to the input. Where it stays as it is, that layer plays no part in it.',
    classes:
      'The same map is made for other classes, drawn by chance. If it stays as it is, it says nothing about the class.',
  },
  asItIs: 'as it is',
  noMap: 'no map left',
  noOther: 'There is no other class.',
  someClass: (index: number) => `class ${index}`,
  allLayers: 'all layers',
  last: (share: string) => `last ${share}`,
  ofAll: (number: string) => `Rank correlation with all weights shuffled: ${number}.`,
  ofLayers: (least: string, most: string) => `Rank correlation with one layer shuffled: ${least} to ${most}.`,
  ofClasses: (number: string) => `Mean rank correlation with the maps of other classes: ${number}.`,
  modelUnmoved: 'Hardly changed: this map says little about the model.',
  modelPart: 'Part of this map comes from the picture alone.',
  modelMoved: 'Little is left: the map depends on what the model has learnt.',
  layersUnmoved: 'Hardly changed, whichever it is.',
  layersMoved: (layer: string) => `It changes most with ${layer}.`,
  classUnmoved: 'Hardly changed: this map says little about the class.',
  classPart: 'Part of this map is the same for all classes.',
  classMoved: 'Little is shared: the map depends on the class.',
} as const

const isClass = (step: SanityStep): step is ClassStep => 'classIndex' in step

/** What is under a map: how many layers are shuffled, which one, or which class was asked for. */
export function stepName(step: SanityStep, kind: SanityKind, classes: readonly ClassScore[]): string {
  if (isClass(step)) {
    const label = classes.find(({ index }) => index === step.classIndex)?.label
    return firstName(label ?? sanityWords.someClass(step.classIndex))
  }
  if (kind === 'independent') return pathEnd(step.layer, 12)
  return step.share === 1 ? sanityWords.allLayers : sanityWords.last(percent(step.share))
}

export function sanityVerdict(steps: readonly SanityStep[], kind: SanityKind): string {
  if (kind === 'classes') return ofClasses(steps)
  const shuffled = steps.filter((step): step is ShuffledStep => !isClass(step))
  return kind === 'independent' ? ofLayers(shuffled) : ofAll(shuffled)
}

/** What the last step, with all weights shuffled, says. */
function ofAll(steps: readonly ShuffledStep[]): string {
  const left = steps.at(-1)?.correlation ?? 0
  const number = sanityWords.ofAll(fixed(left, 2))
  if (Math.abs(left) >= 0.7) return `${number} ${sanityWords.modelUnmoved}`
  if (Math.abs(left) >= 0.4) return `${number} ${sanityWords.modelPart}`
  return `${number} ${sanityWords.modelMoved}`
}

function ofLayers(steps: readonly ShuffledStep[]): string {
  const [least, ...others] = steps.toSorted((a, b) => a.correlation - b.correlation)
  const most = others.at(-1) ?? least
  if (!least || !most) return ''
  const range = sanityWords.ofLayers(fixed(least.correlation, 2), fixed(most.correlation, 2))
  if (least.correlation >= 0.7) return `${range} ${sanityWords.layersUnmoved}`
  return `${range} ${sanityWords.layersMoved(pathEnd(least.layer, 30))}`
}

function ofClasses(steps: readonly SanityStep[]): string {
  if (steps.length === 0) return sanityWords.noOther
  const mean = steps.reduce((sum, { correlation }) => sum + correlation, 0) / steps.length
  const number = sanityWords.ofClasses(fixed(mean, 2))
  if (Math.abs(mean) >= 0.7) return `${number} ${sanityWords.classUnmoved}`
  if (Math.abs(mean) >= 0.4) return `${number} ${sanityWords.classPart}`
  return `${number} ${sanityWords.classMoved}`
}
