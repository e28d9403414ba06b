// A tabletop picture and what lies in it: the same code in a page's worker and in Node.
// The same seed gives the same scene at every size.

import { failure } from '../errors'
import { develop, film } from './develop'
import { layClutter, layObject } from './lay'
import { layout } from './layout'
import { light } from './light'
import { type Random, random } from './random'
import { halvedLight, halvedOwner, type SceneObject, seen } from './see'
import { frame, layTable } from './table'
import type { MakeCanvas } from './types'

export interface SceneOptions {
  /** Any finite number. */
  readonly seed: number
  /** Side of the picture in pixels, 32 to 1024. */
  readonly size: number
  /** Objects, 1 to 4; the seed chooses where nobody asks. */
  readonly count?: number
  readonly makeCanvas: MakeCanvas
}

export interface Scene {
  readonly picture: {
    readonly width: number
    readonly height: number
    /** Red, green, blue, alpha, row by row. */
    readonly data: Uint8ClampedArray<ArrayBuffer>
  }
  /** Of different classes, the lowest first. */
  readonly objects: readonly SceneObject[]
}

/** @throws BadRecipe for a seed, size or count that makes no scene. */
function checked({ seed, size, count }: SceneOptions): void {
  if (typeof seed !== 'number' || !Number.isFinite(seed)) {
    throw failure('BadRecipe', `The seed of a scene must be a finite number, not ${String(seed)}.`)
  }
  if (!Number.isInteger(size) || size < 32 || size > 1024) {
    throw failure('BadRecipe', `The size of a scene must be a whole number from 32 to 1024, not ${size}.`)
  }
  if (count !== undefined && ![1, 2, 3, 4].includes(count)) {
    throw failure('BadRecipe', `A scene has 1, 2, 3 or 4 objects, not ${count}.`)
  }
}

/** Table, clutter and objects, painted in linear light on `inner` pixels a side. */
function compose({ makeCanvas, count }: SceneOptions, inner: number, dice: Random) {
  const forTable = dice.fork()
  const forClutter = dice.fork()
  const forObjects = dice.fork()
  const forFilm = dice.fork()
  const lamp = light(dice.fork())
  const drawn = dice.pick([1, 2, 2, 3, 3, 4])
  const stage = { frame: frame(inner, lamp), light: lamp, makeCanvas }
  layTable(stage, forTable)
  layClutter(stage, forClutter)
  const lying = layout(forObjects, count ?? drawn)
  lying.forEach((one, i) => {
    layObject(stage, one, { chance: forObjects.fork(), owner: i + 1 })
  })
  return { frame: stage.frame, kinds: lying.map((one) => one.kind), film: film(forFilm) }
}

/**
 * Draws the scene of a seed.
 * @throws BadRecipe where seed, size or count are no good.
 */
export function drawScene(options: SceneOptions): Scene {
  checked(options)
  const { size } = options
  // Small pictures are painted twice as large and averaged: what is finer than a pixel would be lost.
  const inner = size < 128 ? 2 * size : size
  const { frame, kinds, film } = compose(options, inner, random(options.seed))
  const whole = inner === size
  const rgb = whole ? frame.rgb : halvedLight(frame.rgb, inner)
  const owner = whole ? frame.owner : halvedOwner(frame.owner, inner)
  const picture = { width: size, height: size, data: develop({ size, rgb }, film) }
  return { picture, objects: seen(owner, size, kinds) }
}
