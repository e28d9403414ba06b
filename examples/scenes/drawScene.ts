// A tabletop picture and what lies in it: the same code in a page's worker and in Node.
// The same seed gives the same scene at every size.
import { failure } from '../../src/engine/errors'
import { develop, film } from './develop'
import { layClutter, layObject } from './lay'
import { layout } from './layout'
import { light } from './light'
import { random } from './random'
import { halvedLight, halvedOwner, type SceneObject, seen } from './see'
import { frame, layTable } from './table'
import type { MakeCanvas } from './types'

export interface SceneWish {
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
function checked({ seed, size, count }: SceneWish): void {
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

/**
 * Draws the scene of a seed.
 * @throws BadRecipe where seed, size or count are no good.
 */
export function drawScene(wish: SceneWish): Scene {
  checked(wish)
  const { size, makeCanvas } = wish
  const dice = random(wish.seed)
  const [forTable, forClutter, forObjects, forFilm] = [dice.fork(), dice.fork(), dice.fork(), dice.fork()]
  const lamp = light(dice.fork())
  const drawn = dice.pick([1, 2, 2, 3, 3, 4])
  const inner = size < 128 ? 2 * size : size
  const stage = { frame: frame(inner, lamp), light: lamp, makeCanvas }
  layTable(stage, forTable)
  layClutter(stage, forClutter)
  const lying = layout(forObjects, wish.count ?? drawn)
  lying.forEach((one, i) => {
    layObject(stage, one, { chance: forObjects.fork(), owner: i + 1 })
  })
  const { rgb, owner } = stage.frame
  const half = inner > size
  const data = develop({ size, rgb: half ? halvedLight(rgb, inner) : rgb }, film(forFilm))
  const who = half ? halvedOwner(owner, inner) : owner
  return {
    picture: { width: size, height: size, data },
    objects: seen(
      who,
      size,
      lying.map((one) => one.kind),
    ),
  }
}
