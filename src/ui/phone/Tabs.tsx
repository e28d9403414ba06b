// Class, Method, Layer, Look: one list at a time (www.w3.org/WAI/ARIA/apg/patterns/tabs).
import type { KeyboardEvent } from 'react'
import { phoneWords } from '../words/stageWords'
import { words } from '../words/strings'
import styles from './Head.module.css'
import { type Part, partId, type Tab, tabId, tabs } from './parts'

interface Props {
  readonly shown: Part
  readonly tab: Tab
  readonly choose: (tab: Tab) => void
}

const names: Readonly<Record<Tab, () => string>> = {
  class: () => words.class,
  method: () => words.method,
  layer: () => words.layer,
  look: () => phoneWords.look,
}

export function Tabs({ shown, tab, choose }: Props) {
  function onKeyDown(event: KeyboardEvent) {
    const to = steps[event.key]?.(tabs.indexOf(tab))
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    document.getElementById(tabId(next))?.focus()
    choose(next)
  }
  return (
    <div
      role="tablist"
      tabIndex={-1}
      className={styles.tabs}
      aria-label={phoneWords.lists}
      onKeyDown={onKeyDown}
    >
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(name)}
          aria-selected={name === shown}
          aria-controls={partId(name)}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => choose(name)}
        >
          {names[name]()}
        </button>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: () => -1,
}
