// The canvas of Node, for scripts and tests; the page passes OffscreenCanvas instead.
import { createCanvas } from '@napi-rs/canvas'
import type { MakeCanvas, SceneCanvas } from '../../src/scenes/types'

export const nodeCanvas: MakeCanvas = (width, height) => createCanvas(width, height) as unknown as SceneCanvas
