// A part of the page that a phone shows in turn with others; elsewhere it is not there at all, but for what is in it.
import type { ReactNode } from 'react'
import { type Part, partId, tabId, tabs } from './parts'
import styles from './Shelf.module.css'

interface Props {
  readonly name: Part
  /** The part that is shown; null where all are. */
  readonly shown: Part | null
  readonly children: ReactNode
}

export function Shelf({ name, shown, children }: Props) {
  const tab = tabs.find((each) => each === name)
  const panel = tab && shown !== null ? { role: 'tabpanel', 'aria-labelledby': tabId(tab) } : {}
  return (
    <div id={partId(name)} className={styles.shelf} hidden={shown !== null && shown !== name} {...panel}>
      {children}
    </div>
  )
}
