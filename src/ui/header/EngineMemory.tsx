import { bytes, count } from '../../results/format'
import { useShown } from '../page'
import { engineWords } from '../words/runWords'
import styles from './EngineMemory.module.css'

/** What the engine held when it was last asked. */
export function EngineMemory() {
  const memory = useShown((s) => s.memory)
  if (!memory) return null
  return (
    <dl className={styles.facts} aria-label={engineWords.holds}>
      <div>
        <dt>{engineWords.tensors}</dt>
        <dd>{count(memory.tensors)}</dd>
      </div>
      <div>
        <dt>{engineWords.memory}</dt>
        <dd>{bytes(memory.bytes)}</dd>
      </div>
    </dl>
  )
}
