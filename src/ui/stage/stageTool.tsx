// What the pointer does on the stage instead of swiping: fetched when a tool is first taken in hand.
import { AlikePointer } from './AlikePointer'
import { EraseTool } from './EraseTool'
import type { Scene } from './useScene'

export { ToolBar } from './ToolBar'

interface Props {
  readonly scene: Scene
  readonly kind: 'brush' | 'box' | 'alike'
}

export const StageTool = ({ scene, kind }: Props) =>
  kind === 'alike' ? <AlikePointer scene={scene} /> : <EraseTool key={kind} scene={scene} kind={kind} />
