// Models to open again with one click, under the buttons; closed until it is asked for.
import { type ReactNode, Suspense, useId, useState } from 'react'
import controls from '../controls.module.css'
import { later } from '../later'
import { libraryWords as words } from '../words/strings'
import styles from './Library.module.css'

const Models = later(async () => (await import('./LibraryModels')).LibraryModels)

/** The button stands beside those that it is given. */
export function Library({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <div className={styles.buttons}>
        {children}
        <button
          type="button"
          className={controls.plain}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {words.library}
        </button>
      </div>
      <div className={styles.place}>
        <div id={id} className={styles.panel} hidden={!open}>
          {open ? (
            <Suspense>
              <Models />
            </Suspense>
          ) : null}
        </div>
      </div>
    </>
  )
}
