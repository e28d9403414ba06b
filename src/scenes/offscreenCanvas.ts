// The canvas of pages and workers.
import type { MakeCanvas } from './types'

export const offscreenCanvas: MakeCanvas = (width, height) => new OffscreenCanvas(width, height)
