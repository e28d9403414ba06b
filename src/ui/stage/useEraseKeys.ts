// Erasing by keyboard: a cursor that arrows move, Enter that draws, Backspace that takes back.
import { type KeyboardEvent, useState } from 'react'
import type { Region } from '../../picture/regions'
import { usePage } from '../page'
import { type Point, pictureSides, stepped } from './toolPlace'
import type { Scene } from './useScene'

interface Drawing {
  readonly kind: 'brush' | 'box'
  readonly radius: number
}

/** @returns the cursor, null before a key was pressed, and what keys do */
export function useEraseKeys(scene: Scene, { kind, radius }: Drawing) {
  const { eraser, hand } = usePage().analyses.tools
  const [cursor, setCursor] = useState<Point | null>(null)
  const [corner, setCorner] = useState<Point | null>(null)
  const sides = pictureSides(scene)

  function draw(at: Point): void {
    if (kind === 'brush') eraser.add({ kind: 'stroke', radius, points: [at] })
    else if (!corner) setCorner(at)
    else {
      const box = boxOf(corner, at)
      setCorner(null)
      if (box) eraser.add(box)
      else eraser.draw(null)
    }
  }

  function keyDown(event: KeyboardEvent<HTMLElement>): void {
    const { key } = event
    const at = cursor ?? ([sides[0] / 2, sides[1] / 2] as const)
    const share = event.shiftKey ? 0.01 : 0.05
    const moved = stepped(key, at, { step: [share * sides[0], share * sides[1]], sides })
    const undoes = key === 'Backspace' || (key === 'z' && (event.ctrlKey || event.metaKey))
    if (moved) {
      setCursor(moved)
      if (corner) eraser.draw(boxOf(corner, moved))
    } else if (key === 'Enter' || key === ' ') {
      setCursor(at)
      draw(at)
    } else if (undoes) eraser.undo()
    else if (key === 'Escape' && corner) {
      setCorner(null)
      eraser.draw(null)
    } else if (key === 'Escape') hand.setState({ tool: 'swipe' })
    else return
    // The keys of the page mean something else.
    event.preventDefault()
    event.stopPropagation()
  }
  return { cursor, corner, keyDown }
}

/** Null for one without an area. */
export function boxOf([ax, ay]: Point, [bx, by]: Point): Region | null {
  if (Math.abs(ax - bx) < 1 || Math.abs(ay - by) < 1) return null
  return { kind: 'box', box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] }
}
