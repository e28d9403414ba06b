// What a phone shows one at a time: four lists under tabs, or what its foot and its small map lead to.
import { useState } from 'react'
import type { Panel } from '../../state/history/panels'
import { openMarks } from '../../state/network/marks'

export const tabs = ['class', 'method', 'layer', 'look'] as const
export type Tab = (typeof tabs)[number]
export type Part = Tab | Panel

const MARK = 'tab'
const marks = openMarks(() => localStorage)

/** The list that was looked at last, also on the visit before. */
export function useTab(): readonly [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState(() => tabs.find((name) => name === marks.get(MARK)) ?? tabs[0])
  const choose = (next: Tab) => {
    marks.set(MARK, next)
    setTab(next)
  }
  return [tab, choose]
}

export const partId = (part: Part) => `part-${part}`
export const tabId = (tab: Tab) => `tab-${tab}`
