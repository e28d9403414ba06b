// Recipe + what the model is -> what the engine is asked. Wishes that cannot be met are reported and replaced.

import { methodCards } from '../engine/methods/cards'
import { layerParams } from '../engine/methods/shared/layerParams'
import { initialOf } from '../engine/methods/shared/values'
import type { Boxes, ClassScore, Places } from '../engine/outcomeTypes'
import { levelsFuse, suggestedLayers } from '../engine/suggestedLayers'
import type { Fuse, Target } from '../engine/types'
import type { ModelCard } from '../models/types'
import type { Preprocess } from '../picture/types'
import type { Recipe } from './recipe'
import { findClass, findLayer, joinedNames } from './resolve'
import { bestOf, chosenBox, classesNamed, hasBox, ofItself, readTarget } from './target'
import type { ExplainRequest } from './types'

/** The classes of the picture, most probable first. */
interface Ranked {
  readonly top: readonly ClassScore[]
  /** Of a detector. */
  readonly boxes?: Boxes | undefined
  /** Of an output with places. */
  readonly places?: Places | undefined
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

/** The class that the recipe means, else that of the best box or the most probable one. */
export function chosenClass(recipe: Recipe, { top, ...found }: Ranked): ClassScore | null {
  const seen = { classes: top, best: top[0]?.index ?? 0, ...found }
  const { classIndex } = chosenBox(recipe, { ...seen, best: bestOf(recipe, seen) })
  return top.find(({ index }) => index === classIndex) ?? top[0] ?? null
}

/** Every part of the page asks at every change, and a model may have a thousand layers. */
const lastChosen = new WeakMap<ModelCard, { readonly recipe: Recipe; readonly layers: readonly string[] }>()

/** Full paths of the layers that the recipe means, else the suggested ones. */
export function chosenLayers(recipe: Recipe, card: ModelCard): readonly string[] {
  const last = lastChosen.get(card)
  if (last?.recipe === recipe) return last.layers
  const layers = findChosen(recipe, card)
  lastChosen.set(card, { recipe, layers })
  return layers
}

function findChosen(recipe: Recipe, card: ModelCard): readonly string[] {
  const found = namedLayers(recipe, card)
  if (found.length > 0) return found
  const layers = suggestedLayers(card)
  return methodOf(recipe)?.layers === 'whole' ? layers.slice(-1) : layers
}

function namedLayers(recipe: Recipe, { layers }: ModelCard): readonly string[] {
  return joinedNames(recipe.layers, layers).flatMap(
    (name) => findLayer(name, layers, recipe.convention)?.name ?? [],
  )
}

const methodOf = ({ method }: Recipe) => methodCards.find(({ id }) => id === method)

/** The levels of a detector are joined by their largest value, where nobody says otherwise. */
function chosenFuse(recipe: Recipe, card: ModelCard): Fuse {
  const { fuse, convention } = recipe
  if (fuse !== 'default' || convention !== null || methodOf(recipe)?.layers === 'several') return fuse
  return levelsFuse(card, chosenLayers(recipe, card))
}

/** What the engine is asked for, of a recipe and an open model. */
export function makeExplainRequest(recipe: Recipe, card: ModelCard, classification: Ranked): ReadRequest {
  const remarks = [
    ...layerRemarks(recipe, card),
    ...classRemarks(recipe, classification),
    ...cellRemarks(recipe, card),
    ...boxRemarks(recipe, card, classification),
    ...feedRemarks(recipe, card),
    ...contrastRemarks(recipe, classification),
  ]
  const method = methodOf(recipe)
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
      fuse: chosenFuse(recipe, card),
      target: chooseTarget(recipe, card, classification),
      convention: recipe.convention,
      params: Object.fromEntries([...own, ...ofLayers]),
      size: recipe.size,
    },
  }
}

/** A cell of a model that has none is its one score. */
function chooseTarget(recipe: Recipe, card: ModelCard, { top, ...found }: Ranked): Target {
  const seen = { classes: top, best: top[0]?.index ?? 0, ...found }
  const plain = isOfPlaces(recipe) && !card.cells
  return readTarget(plain ? { ...recipe, target: { kind: 'logit' } } : recipe, seen)
}

const isOfPlaces = ({ target }: Pick<Recipe, 'target'>) => target.kind === 'cell' || target.kind === 'region'

function layerRemarks(recipe: Recipe, card: ModelCard): string[] {
  return joinedNames(recipe.layers, card.layers)
    .filter((name) => findLayer(name, card.layers, recipe.convention) === null)
    .map((name) => {
      const instead = card.suggested.layer === '' ? '' : `; ${card.suggested.layer} is taken instead`
      return `No single layer of ${card.name} is called "${name}"${instead}.`
    })
}

function cellRemarks({ target }: Recipe, card: ModelCard): string[] {
  if (!isOfPlaces({ target }) || card.cells) return []
  return [`${card.name} has one score a class and no cells; the score of the class is explained instead.`]
}

function boxRemarks({ anchor }: Recipe, card: ModelCard, { boxes }: Ranked): string[] {
  if (anchor === null) return []
  if (!boxes) return [`${card.name} finds no boxes; the score of the whole picture is explained instead.`]
  if (hasBox(boxes, anchor)) return []
  const count = boxes.corners.length / 4
  return [
    `${card.name} has ${count} boxes and none of the number ${anchor}; the best one is explained instead.`,
  ]
}

function feedRemarks(recipe: Recipe, card: ModelCard): string[] {
  const { resize } = recipe
  if (resize === null) return []
  const { fit, height, width } = preprocessOf(recipe, card)
  if (fit === 'letterbox')
    return [`A letterbox keeps the whole picture: the resize ${resize} is passed over.`]
  const least = Math.min(height, width)
  if (resize >= least) return []
  return [`Nothing is padded: the resize ${resize} is taken as ${least}, the shorter side of the input.`]
}

function contrastRemarks(recipe: Recipe, { top, ...found }: Ranked): string[] {
  const seen = { classes: top, best: top[0]?.index ?? 0, ...found }
  const own = ofItself(recipe, seen)
  return own
    ? [`A contrast of ${own.label} with itself is nothing everywhere; its score is explained instead.`]
    : []
}

function classRemarks(recipe: Recipe, { top }: Ranked): string[] {
  return classesNamed(recipe)
    .filter((name) => findClass(name, top) === null)
    .map((name) => `The model has no class "${name}"; pick another in the list.`)
}
