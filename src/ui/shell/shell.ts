// The page's frame with the picture, in plain elements: what is on screen until React and all that can be chosen are
// here, in the places where they will be.
import { drawPicture } from '../../canvas/paint'
import { exampleOn } from '../../state/example'
import type { State, Store } from '../../state/store'
import app from '../App.module.css'
import '../base.css'
import controls from '../controls.module.css'
import { isEmbedded } from '../embed/isEmbedded'
import header from '../header/Header.module.css'
import { NARROW } from '../narrow'
import phone from '../phone/Band.module.css'
import contact from '../picture/FirstContact.module.css'
import map from '../stage/MapCanvas.module.css'
import stage from '../stage/Stage.module.css'
import { alertWords } from '../words/alertWords'
import { firstContactWords, words } from '../words/strings'
import { logo } from './logo'
import styles from './shell.module.css'

export interface Shell {
  /** @param here whether the whole page has come, which takes the frame's place; else the frame says that it has not */
  end(here: boolean): void
}

/**
 * @param place an empty element, which is the page's afterwards
 * @param wait milliseconds: where the rest is here by then the frame would only be drawn twice
 */
export function drawShell(place: Element, store: Store, wait: number): Shell {
  let drawn: Shell | null = null
  const now = () => {
    drawn ??= draw(place, store)
    return drawn
  }
  const timer = setTimeout(now, wait)
  return {
    end(here) {
      clearTimeout(timer)
      const shell = here ? drawn : now()
      shell?.end(here)
    },
  }
}

function draw(place: Element, store: Store): Shell {
  if (isEmbedded(location.search)) return { end: (here) => here || place.append(missing()) }
  const narrow = matchMedia(NARROW).matches
  const frame = element('div', narrow ? phone.place : stage.frame)
  const invitation = invited(store.getState(), narrow)
  const kept = element('div', app.kept, narrow ? invitation : [whole(frame)])
  const middle = element('div', app.middle, [kept])
  const left = narrow ? [] : [element('div', `${app.left} ${styles.left}`, invitation)]
  const main = element('main', app.page, [...left, middle, ...(narrow ? [small(frame)] : [])])
  place.append(head(), main)
  const look = ({ picture }: State) => {
    if (picture && !frame.hasChildNodes()) frame.append(shown(picture, narrow))
  }
  look(store.getState())
  const forget = store.subscribe(look)
  return {
    end(here) {
      forget()
      if (!here) kept.prepend(missing())
    },
  }
}

function head(): Element {
  const name = element('h1')
  name.textContent = 'Limelight'
  const tagline = element('p', header.tagline)
  tagline.textContent = words.tagline
  return element('header', header.header, [logo(), name, tagline])
}

/** What invites a newcomer takes its place before it can be used, so that the stage stays where it is. */
function invited(state: State, narrow: boolean): Element[] {
  const example = exampleOn(state)
  if (!example) return []
  const [says, more] = [element('p'), element('small')]
  const open = element('button', `${controls.primary} ${styles.awaited}`)
  says.textContent = narrow ? firstContactWords.dropOrOpen : firstContactWords.drop
  more.textContent = narrow ? firstContactWords.privacy : firstContactWords.kinds
  open.textContent = firstContactWords.open
  const ways = narrow ? [] : [element('div', contact.buttons, [open])]
  const aside = element('aside', contact.contact, [says, more, ...ways])
  aside.dataset.example = example
  return [aside]
}

const whole = (frame: Element) =>
  element('div', app.stage, [element('div', stage.stage, [frame, element('div')])])

/** A phone has the map beside what is said of it. */
const small = (frame: Element) => element('div', phone.head, [element('div', phone.band, [frame])])

function shown({ display, width, height }: NonNullable<State['picture']>, narrow: boolean): Element {
  const canvas = document.createElement('canvas')
  canvas.className = map.canvas ?? ''
  drawPicture(canvas, display)
  const lens = element('div', stage.lens, [canvas])
  const picture = element('div', narrow ? phone.map : stage.picture, [lens])
  picture.style.setProperty('--ratio', String(width / height))
  return picture
}

function missing(): Element {
  const says = element('p', styles.missing)
  says.role = 'alert'
  says.textContent = alertWords.missing
  return says
}

function element(tag: string, name?: string, inside: readonly Element[] = []): HTMLElement {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...inside)
  return made
}
