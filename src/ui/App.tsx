import { phaseOf } from '../state/phase'
import { Alerts } from './Alerts'
import styles from './App.module.css'
import { Caption } from './Caption'
import { ClassList } from './ClassList'
import { Compare } from './Compare'
import { Concepts } from './Concepts'
import { DropOverlay } from './DropOverlay'
import { Header } from './Header'
import { LayerList } from './LayerList'
import { MethodList } from './MethodList'
import { ModelFacts } from './ModelFacts'
import { PictureList } from './PictureList'
import { Privacy } from './Privacy'
import { useShown } from './page'
import { Running } from './Running'
import { Stage } from './Stage'
import { Tools } from './Tools'
import { useKeys } from './useKeys'

export function App() {
  const phase = useShown(phaseOf)
  useKeys()
  return (
    <>
      <Header />
      <main className={styles.page} data-phase={phase}>
        <div className={styles.middle}>
          <div className={styles.stage}>
            <Alerts />
            <Stage />
            <Tools />
          </div>
          <Caption />
          <Concepts />
          <Running />
        </div>
        <div className={styles.right}>
          <ClassList />
          <MethodList />
          <LayerList />
        </div>
        <div className={styles.left}>
          <PictureList />
          <ModelFacts />
          <Privacy />
        </div>
        <Compare />
      </main>
      <DropOverlay />
    </>
  )
}
