import { type PointerEvent, useRef } from 'react'
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
        onPointerUp={(e) => isBeside(e) && e.currentTarget.close()}
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

/** A click on what lies around the dialog: Safari does not close it by itself. */
function isBeside({
  target,
  currentTarget,
  clientX: x,
  clientY: y,
}: PointerEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return target === currentTarget && (x < left || x > right || y < top || y > bottom)
}
