// What a pointer on the picture does: moves the swipe, erases with a brush or a box, or asks which places are alike.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Engine } from '../../worker/client'
import type { Store } from '../store'
import { type AlikeTool, openAlikeTool } from './alikeTool'
import { type Eraser, openEraser } from './eraser'

export type Tool = 'swipe' | 'brush' | 'box' | 'alike'

export interface InHand {
  readonly tool: Tool
  /** Of the brush, as a share of the picture's shorter side. */
  readonly radius: number
}

export interface StageTools {
  readonly hand: StoreApi<InHand>
  readonly eraser: Eraser
  readonly alike: AlikeTool
}

export function openStageTools(store: Store, engine: Pick<Engine, 'erase' | 'inBox' | 'alike'>): StageTools {
  return {
    hand: createStore<InHand>(() => ({ tool: 'swipe', radius: 0.08 })),
    eraser: openEraser(store, engine),
    alike: openAlikeTool(store, engine),
  }
}
