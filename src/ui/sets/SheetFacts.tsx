// Beside the tiles: expected by predicted classes as a table, what the maps are worth, and the mean map of each class.
import { useEffect, useState } from 'react'
import type { Sets } from '../../state/sets/openSets'
import { setWords as words } from '../words/setWords'
import { Confusion } from './Confusion'
import { FigureTable } from './FigureTable'
import { MeanMaps } from './MeanMaps'
import styles from './SheetFacts.module.css'

/** On narrow windows it is folded above the tiles. */
export function SheetFacts({ sets }: { readonly sets: Sets }) {
  const wide = useWide()
  const facts = (
    <>
      <Confusion sets={sets} />
      <FigureTable sets={sets} />
      <MeanMaps sets={sets} />
    </>
  )
  if (wide) return <aside className={styles.facts}>{facts}</aside>
  return (
    <details className={styles.folded}>
      <summary>{words.facts}</summary>
      <div className={styles.inside}>{facts}</div>
    </details>
  )
}

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const listen = () => setWide(list.matches)
    list.addEventListener('change', listen)
    return () => list.removeEventListener('change', listen)
  }, [])
  return wide
}

const query = '(min-width: 67.5625rem)'
