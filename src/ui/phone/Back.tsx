// Over the whole stage: the way back to the lists.
import { useEffect, useRef } from 'react'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { usePage } from '../page'
import { partWords } from '../words/runWords'
import styles from './Head.module.css'

export function Back() {
  const { panels } = usePage()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    button.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={styles.back}>
      <button ref={button} type="button" className={controls.plain} onClick={() => panels.show(null)}>
        <Icon name="back" />
        {partWords.back}
      </button>
    </div>
  )
}
