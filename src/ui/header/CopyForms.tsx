// What else can be copied once a link is: the same as HTML, of a frame or of the element. It goes with its note.
import { type RefObject, useEffect } from 'react'
import { type Shared, shareElement, shareFrame } from '../../recipe/share'
import { addressedRecipe } from '../../state/addressed'
import { usePage } from '../page'
import { words } from '../words/strings'
import styles from './CopyLink.module.css'

interface Props {
  readonly copy: (share: (page: string) => Shared) => Promise<void>
  /** The popover that this stands in. */
  readonly note: RefObject<HTMLElement | null>
}

export function CopyForms({ copy, note }: Props) {
  const { store } = usePage()
  const addressed = addressedRecipe(store.getState())
  useClosedFromElsewhere(note)
  return (
    <p className={styles.html}>
      <span>{words.forPage}</span>
      <button type="button" onClick={() => copy((page) => shareFrame(store.getState().recipe, page))}>
        {words.copyFrame}
      </button>
      {addressed ? (
        <button type="button" onClick={() => copy((page) => shareElement(addressed, page))}>
          {words.copyElement}
        </button>
      ) : null}
      <button type="button" onClick={() => note.current?.hidePopover()}>
        {words.done}
      </button>
    </p>
  )
}

/** A press beside it closes a popover; the keys that lead on from it do as well. */
function useClosedFromElsewhere(note: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listening = new AbortController()
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Node && !note.current?.contains(target)) note.current?.hidePopover()
    }
    document.addEventListener('focusin', onFocus, { signal: listening.signal })
    return () => listening.abort()
  }, [note])
}
