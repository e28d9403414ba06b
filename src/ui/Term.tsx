// A word that can be asked what it means: by pointing, by focus, by touch. What appears stays while it is pointed at, and
// goes with Escape.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Term.module.css'

interface Props {
  readonly about: string
  readonly children: ReactNode
}

/** Milliseconds in which a pointer may cross from the word to what it says. */
const CROSSING = 200
const GAP = 6
const EDGE = 8

export function Term({ about, children }: Props) {
  const [open, setOpen] = useState(false)
  const word = useRef<HTMLButtonElement>(null)
  const note = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!open || !note.current || !word.current) return
    note.current.showPopover()
    place(note.current, word.current.getBoundingClientRect())
    // Whatever moves the word leaves its note behind.
    const listening = new AbortController()
    const hide = () => setOpen(false)
    const { signal } = listening
    window.addEventListener('scroll', hide, { capture: true, signal })
    window.addEventListener('keydown', (event) => onEscape(event, hide), { capture: true, signal })
    return () => listening.abort()
  }, [open])

  const show = () => {
    clearTimeout(timer.current)
    setOpen(true)
  }
  const leave = () => {
    clearTimeout(timer.current)
    // Of a word that the keys are on it stays.
    const gone = () => word.current?.matches(':focus-visible') || setOpen(false)
    timer.current = setTimeout(gone, CROSSING)
  }
  const mouse = (act: () => void) => (event: React.PointerEvent) => event.pointerType === 'mouse' && act()
  return (
    <span className={styles.place}>
      <button
        ref={word}
        type="button"
        className={styles.term}
        aria-description={about}
        onFocus={show}
        onBlur={() => setOpen(false)}
        onClick={show}
        onPointerEnter={mouse(show)}
        onPointerLeave={mouse(leave)}
      >
        {children}
      </button>
      {open ? (
        <span
          ref={note}
          role="tooltip"
          popover="manual"
          className={styles.note}
          onPointerEnter={mouse(show)}
          onPointerLeave={mouse(leave)}
        >
          {about}
        </span>
      ) : null}
    </span>
  )
}

/** Before the page takes it for its own. */
function onEscape(event: KeyboardEvent, hide: () => void): void {
  if (event.key !== 'Escape') return
  event.stopImmediatePropagation()
  hide()
}

/** Under the word, or over it where there is no room; within the window. */
function place(note: HTMLElement, word: DOMRect): void {
  const { width, height } = note.getBoundingClientRect()
  const below = word.bottom + GAP + height <= innerHeight - EDGE
  note.style.top = `${below ? word.bottom + GAP : Math.max(EDGE, word.top - GAP - height)}px`
  note.style.left = `${Math.max(EDGE, Math.min(word.left, innerWidth - EDGE - width))}px`
}
