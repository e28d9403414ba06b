// All ways to take a map home in one menu: the link, captioned pictures, the report, and the lines that make it elsewhere.
import { Suspense, useId, useState } from 'react'
import type { Export } from '../../state/exports'
import controls from '../controls.module.css'
import { later } from '../later'
import { partWords } from '../words/runWords'
import styles from './ShareMenu.module.css'

const ShareItems = later(async () => (await import('./ShareItems')).ShareItems)

interface Props {
  readonly disabled: boolean
  readonly download: (make: Export) => Promise<void>
}

export function ShareMenu({ disabled, download }: Props) {
  const id = useId()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button" className={controls.plain} popoverTarget={id} disabled={disabled}>
        {partWords.share}
      </button>
      <div id={id} popover="auto" className={styles.menu} onBeforeToggle={() => setOpened(true)}>
        {opened ? (
          <Suspense>
            <ShareItems menu={id} download={download} />
          </Suspense>
        ) : null}
      </div>
    </>
  )
}
