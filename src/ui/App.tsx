import { Suspense, useRef } from 'react'
import { useStore } from 'zustand'
import { phaseOf } from '../state/phase'
import { Alerts } from './Alerts'
import styles from './App.module.css'
import { ClassList } from './choose/ClassList'
import { LayerList } from './choose/LayerList'
import { MethodList } from './choose/MethodList'
import { Header } from './header/Header'
import { PageFoot } from './header/PageFoot'
import { later } from './later'
import { ModelFacts } from './model/ModelFacts'
import { usePage, useShown } from './page'
import { DropOverlay } from './picture/DropOverlay'
import { FirstContact } from './picture/FirstContact'
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
const Compare = later(async () => (await import('./compare/Compare')).Compare)
const Phone = later(async () => (await import('./phone/Phone')).Phone)

export function App() {
  const phase = useShown(phaseOf)
  const tool = useStore(usePage().analyses.tools.hand, (s) => s.tool)
  const comparing = useShown((s) => s.compare.open)
  const stage = useRef<HTMLDivElement>(null)
  const narrow = useNarrow()
  useKeys()
  const left = (
    <div key="left" className={styles.left}>
      {narrow ? null : <FirstContact whole />}
      <PictureList narrow={narrow} />
      <ModelFacts />
      {narrow ? <PageFoot /> : null}
    </div>
  )
  const middle = (
    <div key="middle" className={styles.middle}>
      <div className={styles.kept}>
        {narrow ? <FirstContact whole={false} /> : null}
        <Alerts />
        <div className={styles.stage} ref={stage}>
          <ModelOffer />
          <Stage />
          <Tools />
          {tool === 'swipe' ? null : (
            <Suspense>
              <ToolBar />
            </Suspense>
          )}
        </div>
        <Caption />
        <StripPlace />
        <Concepts />
        <Running rests />
      </div>
    </div>
  )
  const right = (
    <div key="right" className={styles.right}>
      <ClassList />
      <MethodList />
      <LayerList />
    </div>
  )
  // As they are seen, so that Tab and a reader of the page go the same way.
  return (
    <>
      <Header />
      <main className={styles.page} data-phase={phase}>
        {narrow ? [middle, right, left] : [left, middle, right]}
        {comparing ? (
          <Suspense>
            <Compare />
          </Suspense>
        ) : null}
        <SheetPlace />
        {narrow ? (
          <Suspense>
            <Phone stage={stage} />
          </Suspense>
        ) : null}
      </main>
      <DropOverlay />
    </>
  )
}
