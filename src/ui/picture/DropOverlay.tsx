// The whole window takes drops and pastes; while something is dragged over it, it says so.
import { useEffect, useState } from 'react'
import { type Dropped, droppedOf } from '../../state/intake/dropped'
import { useIntents } from '../page'
import { isTyping } from '../useKeys'
import { words } from '../words/strings'
import styles from './DropOverlay.module.css'

export function DropOverlay() {
  const [over, setOver] = useState(false)
  const { takeFiles, takeText } = useIntents()

  useEffect(() => {
    const listening = new AbortController()
    const on = <K extends keyof WindowEventMap>(kind: K, act: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(kind, act, { signal: listening.signal })
    const take = ({ files, url }: Dropped) => (files.length > 0 ? takeFiles(files) : takeText(url ?? ''))

    on('dragenter', (e) => {
      e.preventDefault()
      setOver(true)
    })
    on('dragover', (e) => e.preventDefault())
    on('dragleave', (e) => {
      if (e.relatedTarget === null) setOver(false)
    })
    on('drop', (e) => {
      e.preventDefault()
      setOver(false)
      if (e.dataTransfer) droppedOf(e.dataTransfer).then(take)
    })
    on('paste', (e) => {
      if (isTyping(e.target) || !e.clipboardData) return
      e.preventDefault()
      droppedOf(e.clipboardData).then(take)
    })
    return () => listening.abort()
  }, [takeFiles, takeText])

  return over ? <div className={styles.over}>{words.drop}</div> : null
}
