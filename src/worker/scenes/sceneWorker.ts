// Draws built-in scenes and scores maps against their known masks, off the page's thread. No tensors.
import { expose } from 'comlink'
import type { Grid } from '../../engine/maps/grid'
import { bestIoU, energy, pointing } from '../../engine/metrics/truth'
import { startHeartbeat } from '../../runtime/workers/heartbeat'
import { classNames } from '../../scenes/classes'
import { drawScene, type Scene } from '../../scenes/drawScene'
import type { TruthScore } from '../../scenes/truthScore'
import type { MakeCanvas } from '../../scenes/types'
import type { SceneHost } from './scenes'

/** Sides of a drawn picture, and of the masks that maps are scored against. */
const pictureSide = 448
const maskSide = 128

const makeCanvas: MakeCanvas = (width, height) => new OffscreenCanvas(width, height)
let masks: { readonly seed: number; readonly scene: Scene } | null = null

function drawMasks(seed: number): Scene {
  if (masks?.seed !== seed) masks = { seed, scene: drawScene({ seed, size: maskSide, makeCanvas }) }
  return masks.scene
}

async function draw(seed: number): Promise<Blob> {
  const { picture } = drawScene({ seed, size: pictureSide, makeCanvas })
  const canvas = new OffscreenCanvas(pictureSide, pictureSide)
  const pen = canvas.getContext('2d')
  pen?.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}

function score(seed: number, label: string, map: Grid): TruthScore | null {
  if (!classNames.includes(label)) return null
  const { objects } = drawMasks(seed)
  const classes = objects.map((object) => object.class)
  const found = objects.find((object) => object.class === label)
  if (!found) return { classes, figures: null }
  const truth = { width: maskSide, height: maskSide, mask: found.mask }
  const figures = {
    pointing: pointing(map, truth),
    energy: energy(map, truth),
    iou: bestIoU(map, truth).iou,
  }
  return { classes, figures }
}

expose({ draw, score } satisfies SceneHost)
void startHeartbeat({ post: (beat, transfer) => self.postMessage(beat, [...transfer]) })
