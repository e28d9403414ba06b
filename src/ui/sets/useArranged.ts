import { useMemo } from 'react'
import { useStore } from 'zustand'
import { arranged } from '../../sets/arrange'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'

const none: readonly SetItem[] = []

/** The pictures as they are sorted and filtered. */
export function useArranged({ state }: Sets): readonly SetItem[] {
  const set = useStore(state, (s) => s.set)
  const how = useStore(state, (s) => s.arrangement)
  const expected = useStore(state, (s) => s.expected)
  const outcomes = useStore(state, (s) => s.outcomes)
  const figures = useStore(state, (s) => s.figures)
  return useMemo(
    () => (set ? arranged(set.items, how, { outcomes, expected, figures }) : none),
    [set, how, expected, outcomes, figures],
  )
}
