// The whole window takes drops and pastes; while something is dragged over it, it says so.
import { useEffect, useState } from 'react'
import { brings, type Dropped, readDropped } from '../../state/intake/dropped'
import { useIntents } from '../page'
import { isTyping } from '../useKeys'
import { words } from '../words/strings'
import styles from './DropOverlay.module.css'
import { takeDropped } from './takeDropped'

export function DropOverlay() {
  const [over, setOver] = useState(false)
  const { takeFiles, takeText, remark } = useIntents()

  useEffect(() => {
    const listening = new AbortController()
    const on = <K extends keyof WindowEventMap>(kind: K, act: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(kind, act, { signal: listening.signal })
    const take = (found: Promise<Dropped>) => takeDropped({ takeFiles, takeText, remark }, found)

    on('dragenter', (e) => {
      if (!brings(e.dataTransfer)) return
      e.preventDefault()
      setOver(true)
    })
    on('dragover', (e) => {
      if (brings(e.dataTransfer)) e.preventDefault()
    })
    on('dragleave', (e) => {
      if (e.relatedTarget === null) setOver(false)
    })
    on('drop', (e) => {
      setOver(false)
      if (!e.dataTransfer || !brings(e.dataTransfer)) return
      e.preventDefault()
      void take(readDropped(e.dataTransfer))
    })
    on('paste', (e) => {
      if (isTyping(e.target) || !e.clipboardData) return
      e.preventDefault()
      void take(readDropped(e.clipboardData))
    })
    return () => listening.abort()
  }, [takeFiles, takeText, remark])

  return over ? <div className={styles.over}>{words.drop}</div> : null
}
