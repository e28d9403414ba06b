// Built-in scenes as pictures of the terminal: `--image scene:17`. The canvas is loaded only for them.

import { failure } from '../errors'
import { drawScene, type Scene } from '../scenes/drawScene'
import type { SceneCanvas } from '../scenes/types'

/** Side in pixels, as the page draws them. */
const side = 448

/** @throws BadRecipe where the seed is no number, NotReadable where there is no canvas */
export async function readScene(seed: number): Promise<Scene> {
  const { createCanvas } = await import('@napi-rs/canvas').catch((cause: unknown) => {
    const why = 'Scenes are drawn with the npm package @napi-rs/canvas, which is not here; install it'
    throw failure('NotReadable', `${why}, or give a picture.`, cause)
  })
  const makeCanvas = (width: number, height: number) => createCanvas(width, height) as unknown as SceneCanvas
  return drawScene({ seed, size: side, makeCanvas })
}
