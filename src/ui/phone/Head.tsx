// What stays in sight on a phone: the map with its run, and the tabs of the lists under it.
import { useEffect, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { usePage } from '../page'
import { isTyping } from '../useKeys'
import { Band } from './Band'
import places from './Band.module.css'
import { type Part, partId, type Tab } from './parts'
import { Tabs } from './Tabs'

interface Props {
  readonly shown: Part | null
  /** The list that is shown where nothing lies over it. */
  readonly tab: Tab
  readonly choose: (tab: Tab) => void
}

export function Head({ shown, tab, choose }: Props) {
  const head = useRef<HTMLDivElement>(null)
  useFromAbove(shown, head)
  useHeadKeys(choose)
  if (shown === 'stage' || shown === null) return null
  return (
    <div ref={head} className={places.head} data-band>
      <Band />
      <Tabs shown={shown} tab={tab} choose={choose} />
    </div>
  )
}

/** Another part is seen from its beginning; back from the whole stage the focus is where it was left. */
function useFromAbove(shown: Part | null, head: React.RefObject<HTMLElement | null>): void {
  const before = useRef(shown)
  useLayoutEffect(() => {
    const was = before.current
    before.current = shown
    if (shown === null || was === null || was === shown) return
    if (shown === 'stage') {
      window.scrollTo(0, 0)
      return
    }
    if (was === 'stage') head.current?.querySelector('button')?.focus({ preventScroll: true })
    const part = document.getElementById(partId(shown))?.firstElementChild
    const sticks = head.current && getComputedStyle(head.current).position === 'sticky'
    const hidden =
      (head.current?.getBoundingClientRect().bottom ?? 0) - (part?.getBoundingClientRect().top ?? 0)
    if (sticks && hidden > 0) window.scrollBy(0, -hidden - 12)
  }, [shown, head])
}

/** Esc closes what lies over the lists, once nothing runs; a list is there before its search gets the focus. */
function useHeadKeys(choose: (tab: Tab) => void): void {
  const { panels, store, analyses } = usePage()
  const lists: Readonly<Record<string, Tab>> = { '/': 'class', l: 'layer' }
  const onKey = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    if (
      ctrlKey ||
      metaKey ||
      altKey ||
      isTyping(target) ||
      document.querySelector('dialog[open], :popover-open')
    )
      return
    const list = lists[key.toLowerCase()]
    if (list) flushSync(() => choose(list))
    const { job, live, compare } = store.getState()
    const idle = job.kind === 'idle' && live === null && !compare.open
    if (key === 'Escape' && idle && analyses.tools.hand.getState().tool === 'swipe') panels.show(null)
  }
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    // Before the page's own keys.
    window.addEventListener('keydown', (event) => latest.current(event), { capture: true, signal })
    return () => listening.abort()
  }, [])
}
