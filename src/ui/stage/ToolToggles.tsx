import { useStore } from 'zustand'
import type { Tool } from '../../state/tools/stageTools'
import controls from '../controls.module.css'
import { usePage, useShown } from '../page'
import { toolWords } from '../words/toolWords'

/** Takes a tool in hand, or puts it away. */
export function ToolToggles() {
  const { hand } = usePage().analyses.tools
  const tool = useStore(hand, (s) => s.tool)
  const ready = useShown((s) => s.classification !== null)
  const toggle = (on: boolean, next: Tool) => hand.setState({ tool: on ? 'swipe' : next })
  const erasing = tool === 'brush' || tool === 'box'
  return (
    <>
      <button
        type="button"
        className={controls.plain}
        aria-pressed={erasing}
        disabled={!ready}
        onClick={() => toggle(erasing, 'brush')}
      >
        {toolWords.erase}
      </button>
      <button
        type="button"
        className={controls.plain}
        aria-pressed={tool === 'alike'}
        disabled={!ready}
        onClick={() => toggle(tool === 'alike', 'alike')}
      >
        {toolWords.alike}
      </button>
    </>
  )
}
