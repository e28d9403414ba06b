import { useShown } from '../page'
import { bytes, count } from '../words/format'
import styles from './EngineMemory.module.css'

/** What the engine held when it was last asked. */
export function EngineMemory() {
  const memory = useShown((s) => s.memory)
  if (!memory) return null
  return (
    <dl className={styles.facts} aria-label="What the engine holds">
      <div>
        <dt>Tensors</dt>
        <dd>{count(memory.tensors)}</dd>
      </div>
      <div>
        <dt>Memory</dt>
        <dd>{bytes(memory.bytes)}</dd>
      </div>
    </dl>
  )
}
