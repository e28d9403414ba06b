// Arrow keys in the layers' tree: up and down from row to row, right and left open and fold, as in any tree (ARIA
// Authoring Practices). A radio that is reached is chosen, as the platform does; a tick is left alone.
import type { KeyboardEvent } from 'react'

const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']

export function walkTree(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, target } = event
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('button, input')]
  const at = rows.indexOf(target as HTMLElement)
  const row = rows[at]
  if (!row || !keys.includes(key) || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  const folds =
    (key === 'ArrowRight' && isOpen(row) === false) || (key === 'ArrowLeft' && isOpen(row) === true)
  if (folds) row.click()
  else reach(toward(key, rows, at))
}

/** Null of a row that has nothing to open. */
const isOpen = (row: HTMLElement) => (row.ariaExpanded === null ? null : row.ariaExpanded === 'true')

const depthOf = (row: HTMLElement | undefined) => Number(row?.dataset.depth)

function toward(key: string, rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowUp') return rows[at - 1]
  if (key === 'Home') return rows[0]
  if (key === 'End') return rows.at(-1)
  // To the module that the row is in.
  if (key === 'ArrowLeft') return rows.slice(0, at).findLast((row) => depthOf(row) < depthOf(rows[at]))
  return key === 'ArrowDown' || depthOf(rows[at + 1]) > depthOf(rows[at]) ? rows[at + 1] : undefined
}

function reach(row: HTMLElement | undefined): void {
  row?.focus()
  if (row instanceof HTMLInputElement && row.type === 'radio') row.click()
}
