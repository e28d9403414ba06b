import { useRef } from 'react'
import controls from '../controls.module.css'
import { partWords } from '../words/runWords'
import { keys, words } from '../words/strings'
import styles from './KeyHelp.module.css'

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button
        type="button"
        id="key-help"
        className={`${controls.plain} ${styles.button}`}
        aria-label={words.help}
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </button>
      <dialog
        ref={dialog}
        className={`${controls.dialog} ${styles.dialog}`}
        aria-label={words.help}
        closedby="any"
      >
        <h2>{words.help}</h2>
        <dl>
          {keys.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" className={controls.button}>
            {partWords.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
