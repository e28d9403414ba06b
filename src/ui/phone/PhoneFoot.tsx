// At a thumb's reach: Open, and the way to each part of the long page.
import { useEffect, useState } from 'react'
import controls from '../controls.module.css'
import { useFileDialog } from '../picture/FileInput'
import { textSize } from '../textSize'
import { stageWords } from '../words/stageWords'
import { words } from '../words/strings'
import styles from './PhoneFoot.module.css'

/** In the order of the page. */
const parts = ['class', 'method', 'layer', 'picture', 'model'] as const
type Part = (typeof parts)[number]

export function PhoneFoot() {
  const openFiles = useFileDialog()
  const inSight = usePartsInSight()
  const [gone, setGone] = useState<Part | null>(null)
  const here = gone && inSight.includes(gone) ? gone : inSight[0]
  return (
    <nav className={styles.foot} aria-label={stageWords.parts}>
      <button type="button" className={controls.primary} aria-label={words.openFiles} onClick={openFiles}>
        {words.open}
      </button>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          aria-current={part === here ? 'location' : undefined}
          onClick={() => {
            setGone(part)
            sectionOf(part)?.scrollIntoView({ block: 'start' })
          }}
        >
          {words[part]}
        </button>
      ))}
    </nav>
  )
}

/** The section whose heading says so. */
function sectionOf(part: Part): HTMLElement | null {
  const heading = [...document.querySelectorAll('main h2')].find((h) => h.textContent === words[part])
  return heading?.closest('section') ?? null
}

/** What lies between band and foot. */
function usePartsInSight(): readonly Part[] {
  const [found, setFound] = useState<readonly Part[]>([])
  useEffect(() => {
    const inSight = new Set<Part>()
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const part = parts.find((name) => sectionOf(name) === target)
          if (part) inSight[isIntersecting ? 'add' : 'delete'](part)
        }
        setFound(parts.filter((part) => inSight.has(part)))
      },
      { rootMargin: `${-180 * textSize()}px 0px ${-80 * textSize()}px 0px` },
    )
    for (const section of parts.map(sectionOf)) if (section) seen.observe(section)
    return () => seen.disconnect()
  }, [])
  return found
}
