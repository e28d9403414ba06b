// Under the stage while a tool is in hand: what can be set, and what came of it.
import { useStore } from 'zustand'
import type { Baseline } from '../../engine/metrics/types'
import { onStage, shownOnStage } from '../../state/onStage'
import controls from '../controls.module.css'
import { usePage, useShown } from '../page'
import { onlyTouch } from '../touch'
import { alikeLine, boxLine, erasedLine, toolWords } from '../words/toolWords'
import styles from './StageTool.module.css'

export function ToolBar() {
  const tool = useStore(usePage().analyses.tools.hand, (s) => s.tool)
  if (tool === 'swipe') return null
  return (
    <div className={styles.bar} data-unfolds>
      {tool === 'alike' ? <AlikeReport /> : <EraseBar kind={tool} />}
    </div>
  )
}

const fills: readonly Baseline[] = ['mean', 'blur', 'zero']

function EraseBar({ kind }: { readonly kind: 'brush' | 'box' }) {
  const { hand, eraser } = usePage().analyses.tools
  const radius = useStore(hand, (s) => s.radius)
  const { fill, regions } = useStore(eraser.state)
  const none = regions.length === 0
  return (
    <>
      <span className={styles.kinds}>
        {(['brush', 'box'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className={controls.plain}
            aria-pressed={kind === name}
            onClick={() => hand.setState({ tool: name })}
          >
            {toolWords[name]}
          </button>
        ))}
      </span>
      {kind === 'brush' ? (
        <label>
          {toolWords.size}
          <input
            type="range"
            min="2"
            max="25"
            value={Math.round(100 * radius)}
            onChange={({ target }) => hand.setState({ radius: Number(target.value) / 100 })}
          />
        </label>
      ) : null}
      <label>
        {toolWords.fill}
        <select
          value={fill}
          onChange={({ target }) => eraser.fillWith(fills.find((name) => name === target.value) ?? 'mean')}
        >
          {fills.map((name) => (
            <option key={name} value={name}>
              {toolWords.fills[name]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className={controls.button} disabled={none} onClick={() => eraser.undo()}>
        {toolWords.undo}
      </button>
      <button type="button" className={controls.button} disabled={none} onClick={() => eraser.clear()}>
        {toolWords.clear}
      </button>
      <EraseReport />
    </>
  )
}

function EraseReport() {
  const { after, truth } = useStore(usePage().analyses.tools.eraser.state)
  const { map, classIndex } = useShown((state) => ({
    map: shownOnStage(state)?.key,
    classIndex: onStage(state)?.request.target.classIndex,
  }))
  return (
    <p className={styles.report} aria-live="polite" id="tool-hint">
      {after ? (
        erasedLine(after, classIndex)
      ) : (
        <span className={styles.hint}>{onlyTouch() ? toolWords.eraseTouch : toolWords.eraseHint}</span>
      )}{' '}
      {truth && truth.map === map ? boxLine(truth) : null}
    </p>
  )
}

function AlikeReport() {
  const found = useStore(usePage().analyses.tools.alike.state, (s) => s.found)
  return (
    <p className={styles.report} aria-live="polite" id="tool-hint">
      {found ? (
        alikeLine(found)
      ) : (
        <span className={styles.hint}>{onlyTouch() ? toolWords.alikeTouch : toolWords.alikeHint}</span>
      )}
    </p>
  )
}
