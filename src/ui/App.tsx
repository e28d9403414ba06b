import { Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { phaseOf } from '../state/phase'
import { Alerts } from './Alerts'
import styles from './App.module.css'
import { ClassList } from './choose/ClassList'
import { LayerList } from './choose/LayerList'
import { MethodList } from './choose/MethodList'
import { NoCompare } from './compare/NoCompare'
import { Header } from './header/Header'
import { LastFoot, PhonePageFoot } from './header/PageFoot'
import { later } from './later'
import { ModelFacts } from './model/ModelFacts'
import { usePage, useShown } from './page'
import { fetchNarrow } from './phone/fetchNarrow'
import { type Part, type Tab, useTab } from './phone/parts'
import { Shelf } from './phone/Shelf'
import { DropOverlay } from './picture/DropOverlay'
import { FirstContact, PhoneInvitation, PhoneKnows } from './picture/FirstContact'
import { ModelOffer } from './picture/ModelOffer'
import { PictureList } from './picture/PictureList'
import { SheetPlace, StripPlace } from './sets/places'
import { Caption } from './stage/Caption'
import { Concepts } from './stage/Concepts'
import { Running } from './stage/Running'
import { Stage } from './stage/Stage'
import { Tools } from './stage/Tools'
import { useKeys } from './useKeys'
import { useNarrow } from './useNarrow'

const ToolBar = later(async () => (await import('./stage/stageTool')).ToolBar)
const Compare = later(async () => (await import('./compare/Compare')).Compare, NoCompare)

export function App() {
  const phase = useShown(phaseOf)
  const comparing = useShown((s) => s.compare.open)
  const { narrow, phone, shown, panel, ...tabs } = useParts()
  const stands = (part: Part) => shown === null || shown === part
  useKeys()
  const left = (
    <div key="left" className={styles.left}>
      {narrow ? null : <FirstContact />}
      <Shelf name="pictures" shown={shown}>
        {shown === 'pictures' ? <StripPlace /> : null}
        <PictureList narrow={narrow} />
      </Shelf>
      <Shelf name="model" shown={shown}>
        <ModelFacts />
      </Shelf>
      {narrow ? <PhonePageFoot invites={!panel} /> : <LastFoot />}
    </div>
  )
  const middle = (
    <div key="middle" className={styles.middle}>
      <div className={styles.kept}>
        {narrow && !panel ? <PhoneInvitation /> : null}
        <Alerts />
        {narrow ? <ModelOffer /> : null}
        <div className={styles.stage} hidden={!stands('stage')}>
          {narrow ? null : <ModelOffer />}
          {stands('stage') ? <StageWithTools /> : null}
        </div>
        <Shelf name="stage" shown={shown}>
          <Caption />
          {stands('stage') ? <StripPlace /> : null}
          <Concepts />
        </Shelf>
        <Running rests />
      </div>
    </div>
  )
  const right = (
    <div key="right" className={styles.right}>
      {narrow && !panel ? <PhoneKnows /> : null}
      <Shelf name="class" shown={shown}>
        <ClassList />
      </Shelf>
      <Shelf name="method" shown={shown}>
        <MethodList />
      </Shelf>
      <Shelf name="layer" shown={shown}>
        <LayerList />
      </Shelf>
      {phone ? <phone.LookList shown={shown} /> : null}
    </div>
  )
  const head = phone ? <phone.Head key="head" {...tabs} shown={shown} /> : null
  // As they are seen, so that Tab and a reader of the page go the same way.
  return (
    <>
      <Header />
      <main className={styles.page} data-phase={phase}>
        <SheetPlace />
        {comparing ? (
          <Suspense>
            <Compare />
          </Suspense>
        ) : null}
        {phone && shown === 'stage' ? <phone.Back /> : null}
        {narrow ? [middle, head, right, left] : [left, middle, right]}
        {phone ? <phone.Foot /> : null}
      </main>
      <DropOverlay />
    </>
  )
}

/** On a phone one part is shown at a time, once what leads from one to the other is here; elsewhere all are. */
function useParts() {
  const narrow = useNarrow()
  const { panels, phone: come } = usePage()
  const panel = useStore(panels.state, (s) => s.panel)
  const [tab, setTab] = useTab()
  const [parts, setParts] = useState(come)
  useEffect(() => {
    if (narrow && !parts) void fetchNarrow().then(setParts)
  }, [narrow, parts])
  const choose = (next: Tab) => {
    setTab(next)
    panels.show(null)
  }
  const phone = narrow ? parts : null
  return { narrow, phone, shown: phone && (panel ?? tab), panel: phone && panel, tab, choose }
}

function StageWithTools() {
  const tool = useStore(usePage().analyses.tools.hand, (s) => s.tool)
  return (
    <>
      <Stage />
      <Tools />
      {tool === 'swipe' ? null : (
        <Suspense>
          <ToolBar />
        </Suspense>
      )}
    </>
  )
}
