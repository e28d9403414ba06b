// The models of the library: kept in this browser, beside the page, and public ones.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { bytes, day, dotted } from '../../results/format'
import { publicModels } from '../../state/library/catalogue'
import type { KeptModel } from '../../state/library/keptStore'
import type { KeptView } from '../../state/library/keptViews'
import type { ListedModel } from '../../state/library/serverModels'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { Name } from '../Name'
import { usePage } from '../page'
import { firstName } from '../words/describe'
import { libraryWords as words } from '../words/strings'
import { told } from '../words/told'
import styles from './LibraryModels.module.css'

export function LibraryModels() {
  const { library } = usePage()
  const { kept, server, trouble } = useStore(library.state)
  const list = useRef<HTMLDivElement>(null)
  // Unfolded below the window's end it would look as if nothing had happened.
  useEffect(() => {
    list.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={list} className={`${controls.list} ${styles.models}`}>
      <Views />
      <h3>{words.kept}</h3>
      <ul aria-label={words.kept}>
        {kept.map((model) => (
          <KeptRow key={model.id} model={model} />
        ))}
      </ul>
      <Keep />
      {kept.length === 0 || trouble ? <p>{trouble ? told(trouble) : words.nothing}</p> : null}
      <Listed title={words.server} models={server} />
      <Listed title={words.public} models={publicModels} />
    </div>
  )
}

function Views() {
  const { library } = usePage()
  const views = useStore(library.state, (s) => s.views)
  if (views.length === 0) return null
  return (
    <>
      <h3>{words.views}</h3>
      <ul aria-label={words.views}>
        {views.map((view) => (
          <ViewRow key={view.id} view={view} />
        ))}
      </ul>
    </>
  )
}

function ViewRow({ view }: { readonly view: KeptView }) {
  const { library } = usePage()
  const { label, method, picture, model } = view
  return (
    <Row
      title={dotted(firstName(label), method)}
      facts={dotted(picture, model)}
      open={() => library.openView(view)}
      remove={() => library.forget(view)}
    />
  )
}

function Keep() {
  const { library } = usePage()
  const keeping = useStore(library.state, (s) => s.keeping)
  return (
    <label className={styles.keep}>
      <input type="checkbox" checked={keeping} onChange={(e) => library.keep(e.target.checked)} />
      {words.keep}
    </label>
  )
}

function KeptRow({ model }: { readonly model: KeptModel }) {
  const { library } = usePage()
  return (
    <Row
      title={model.title ?? model.name}
      facts={dotted(bytes(model.bytes), day(model.date))}
      open={() => library.openKept(model)}
      remove={() => library.remove(model)}
    />
  )
}

interface RowProps {
  readonly title: string
  readonly facts: string
  readonly open: () => void
  readonly remove: () => void
}

function Row({ title, facts, open, remove }: RowProps) {
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={open}>
        <span>
          <Name>{title}</Name>
        </span>
        <small>
          <Name>{facts}</Name>
        </small>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={`${words.remove} ${title}`}
        onClick={remove}
      >
        <Icon name="cross" />
      </button>
    </li>
  )
}

interface ListedProps {
  readonly title: string
  readonly models: readonly ListedModel[]
}

function Listed({ title, models }: ListedProps) {
  const { library } = usePage()
  if (models.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul aria-label={title}>
        {models.map((model) => (
          <li key={model.id} className={styles.row}>
            <button type="button" className={styles.open} onClick={() => library.openListed(model)}>
              <span>{told(model.title)}</span>
              <small>{model.facts}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
