// Tries the other ways to scale the picture: the class that each would give, for a person to judge by.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClassScore } from '../engine/outcomeTypes'
import type { Scale } from '../picture/types'
import { preprocessOf } from '../recipe/explainRequest'
import { scaleText } from '../recipe/scaleText'
import { addFailure } from './alerts'
import type { EngineClient } from './flow/engineClient'
import { phaseKeys } from './flow/taskKeys'
import type { State, Store } from './store'

export interface Tried {
  readonly scale: Scale
  readonly best: ClassScore
}

export interface TrialState {
  /** What was tried on; another picture or model needs another trial. */
  readonly key: string
  readonly running: boolean
  readonly tried: readonly Tried[]
}

export interface ScaleTrial {
  readonly state: StoreApi<TrialState>
  run(): Promise<void>
}

const names = ['unit', 'signed', 'bytes', 'imagenet', 'caffe', 'bgr'] as const

export function openScaleTrial(store: Store, engine: Pick<EngineClient, 'tryScales'>): ScaleTrial {
  const state = createStore<TrialState>(() => ({ key: '', running: false, tried: [] }))
  return {
    state,
    async run() {
      const now = store.getState()
      if (!now.model || !now.classification || state.getState().running) return
      const { card } = now.model
      const key = trialKey(now)
      const own = [card.guess.scale, ...(now.recipe.scale ? [now.recipe.scale] : [])]
      const scales = [...new Map([...own, ...names].map((s) => [scaleText(s), s])).values()]
      state.setState({ key, running: true, tried: [] })
      try {
        const how = preprocessOf(now.recipe, card)
        const best = await engine.tryScales(scales.map((scale) => ({ ...how, scale })))
        const tried = scales.flatMap((scale, i) => (best[i] ? [{ scale, best: best[i] }] : []))
        state.setState({ running: false, tried })
      } catch (error) {
        state.setState({ running: false })
        addFailure(store, error, 'analysis')
      }
    },
  }
}

/** The same for all ways to scale one picture for one model. */
export function trialKey({ model, picture, recipe }: State): string {
  const opened = [model?.key, model?.card.hash, picture && phaseKeys.picture(picture)]
  return JSON.stringify([...opened, recipe.fit, recipe.resize, recipe.resample])
}
