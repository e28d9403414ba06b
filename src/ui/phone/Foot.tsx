// At a thumb's reach: Open, and what a map is made of.
import { useStore } from 'zustand'
import { count } from '../../results/format'
import type { Panel } from '../../state/history/panels'
import { currentSet } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { usePage, useShown } from '../page'
import { useFileDialog } from '../picture/FileInput'
import { partWords } from '../words/runWords'
import { stageWords } from '../words/stageWords'
import { words } from '../words/strings'
import styles from './Foot.module.css'
import { partId } from './parts'

export function Foot() {
  const { panels } = usePage()
  const open = useStore(panels.state, (s) => s.panel)
  const many = useShown((s) => currentSet(s)?.items.length ?? 0)
  const openFiles = useFileDialog()
  const toggle = (panel: Panel, name: string) => (
    <button
      type="button"
      className={controls.button}
      aria-expanded={open === panel}
      aria-controls={partId(panel)}
      onClick={() => panels.show(open === panel ? null : panel)}
    >
      {name}
    </button>
  )
  return (
    <nav className={styles.foot} aria-label={stageWords.parts}>
      <button type="button" className={controls.primary} aria-label={words.openFiles} onClick={openFiles}>
        {words.open}
      </button>
      {toggle('pictures', many > 1 ? `${partWords.pictures} ${count(many)}` : partWords.pictures)}
      {toggle('model', words.model)}
    </nav>
  )
}
