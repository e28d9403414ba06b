// Recipe + what the model is -> what the engine is asked. Wishes that cannot be met are reported and replaced.

import { methodCards } from '../engine/methods/cards'
import { layerParams } from '../engine/methods/shared/layerParams'
import { initialOf } from '../engine/methods/shared/values'
import type { ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import type { ModelCard } from '../models/types'
import type { Preprocess } from '../picture/types'
import type { Recipe } from './recipe'
import { findClass, findLayer, joinedNames } from './resolve'
import { classesNamed, readTarget } from './target'
import type { ExplainRequest } from './types'

/** The classes of the picture, most probable first. */
interface Ranked {
  readonly top: readonly ClassScore[]
}

/** A request, and what of the recipe could not be done as it says. */
export interface ReadRequest {
  readonly request: ExplainRequest
  readonly remarks: readonly string[]
}

/** How the picture is fed: as the recipe says, else as the model's card guesses. */
export function preprocessOf(recipe: Recipe, card: ModelCard): Preprocess {
  const { height, width, scale, fit, resize = null, resample = null } = card.guess
  // The guess's goes with the guess's fit.
  const side = recipe.resize ?? (recipe.fit === null ? resize : null)
  const filter = recipe.resample ?? resample
  return {
    height,
    width,
    scale: recipe.scale ?? scale,
    fit: recipe.fit ?? fit,
    ...(side !== null && { resize: side }),
    ...(filter !== null && { resample: filter }),
  }
}

/** The class that the recipe means, else the most probable one. */
export function chosenClass(recipe: Recipe, { top }: Ranked): ClassScore | null {
  return (recipe.classGiven === null ? null : findClass(recipe.classGiven, top)) ?? top[0] ?? null
}

/** Full paths of the layers that the recipe means, else the suggested one. */
export function chosenLayers(recipe: Recipe, card: ModelCard): readonly string[] {
  const found = joinedNames(recipe.layers, card.layers).flatMap(
    (name) => findLayer(name, card.layers, recipe.convention)?.name ?? [],
  )
  return found.length > 0 ? found : [card.suggested.layer]
}

/** What the engine is asked for, of a recipe and an open model. */
export function makeExplainRequest(recipe: Recipe, card: ModelCard, classification: Ranked): ReadRequest {
  const remarks = [
    ...layerRemarks(recipe, card),
    ...classRemarks(recipe, classification),
    ...cellRemarks(recipe, card),
  ]
  const method = methodCards.find((m) => m.id === recipe.method)
  const layers = chosenLayers(recipe, card)
  const convention = recipe.convention ?? method?.convention ?? 'torchcam'
  const own = (method?.params ?? []).map((p) => [p.name, recipe.params[p.name] ?? initialOf(p, convention)])
  const ofLayers = layerParams(card.layers.filter(({ name }) => layers.includes(name))).flatMap(
    ({ name }) => {
      const wished = recipe.params[name]
      return wished === undefined ? [] : [[name, wished]]
    },
  )
  return {
    remarks,
    request: {
      method: recipe.method,
      layers,
      fuse: recipe.fuse,
      target: chooseTarget(recipe, card, classification),
      convention: recipe.convention,
      params: Object.fromEntries([...own, ...ofLayers]),
      size: recipe.size,
    },
  }
}

/** A cell of a model that has none is its one score. */
function chooseTarget(recipe: Recipe, card: ModelCard, { top }: Ranked): Target {
  const target = readTarget(recipe, top, top[0]?.index ?? 0)
  return target.kind === 'cell' && !card.cells ? { kind: 'logit', classIndex: target.classIndex } : target
}

function layerRemarks(recipe: Recipe, card: ModelCard): string[] {
  return joinedNames(recipe.layers, card.layers)
    .filter((name) => findLayer(name, card.layers, recipe.convention) === null)
    .map((name) => {
      const instead = card.suggested.layer === '' ? '' : `; ${card.suggested.layer} is taken instead`
      return `No single layer of ${card.name} is called "${name}"${instead}.`
    })
}

function cellRemarks({ target }: Recipe, card: ModelCard): string[] {
  if (target.kind !== 'cell' || card.cells) return []
  return [`${card.name} has one score a class and no cells; the logit is explained instead.`]
}

function classRemarks(recipe: Recipe, { top }: Ranked): string[] {
  return classesNamed(recipe)
    .filter((name) => findClass(name, top) === null)
    .map((name) => `The model has no class "${name}"; pick another in the list.`)
}
