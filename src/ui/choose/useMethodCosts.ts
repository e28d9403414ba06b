import { useStore } from 'zustand'
import type { MethodCard, Params } from '../../engine/types'
import { type Cost, estimateCost } from '../../state/methodTimes'
import { usePage, useShown } from '../page'

/** What a method takes here with what is chosen now; null where nothing has been timed. */
export function useMethodCosts(): (card: MethodCard, change?: Params) => Cost | null {
  const times = useStore(usePage().times)
  const { recipe, model } = useShown((s) => ({ recipe: s.recipe, model: s.model?.card ?? null }))
  return (card, change) => model && estimateCost(card, times, { recipe, model, ...(change && { change }) })
}
