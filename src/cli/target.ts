// The class that --class names, and the scalar that --target names.

import type { ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import { failure } from '../errors'
import type { Recipe } from '../recipe/recipe'
import { findClass } from '../recipe/resolve'

/** @throws BadRecipe where the model has no such class */
export function targetOf({ classGiven, target }: Recipe, ranked: readonly ClassScore[]): Target {
  const classIndex = classGiven === null ? (ranked[0]?.index ?? 0) : indexOf(classGiven, ranked)
  switch (target.kind) {
    case 'contrast':
      return { kind: 'contrast', classIndex, against: indexOf(target.against, ranked) }
    case 'cell':
      return { kind: 'cell', classIndex, region: target.region }
    default:
      return { kind: target.kind, classIndex }
  }
}

function indexOf(options: string, ranked: readonly ClassScore[]): number {
  const found = findClass(options, ranked)
  if (found) return found.index
  const last = ranked.length - 1
  throw failure(
    'BadRecipe',
    `The model has no class "${options}"; give a number from 0 to ${last} or a label.`,
  )
}
