// Wheel with Ctrl, a pinch on touchpad or screen and a double click magnify; what is magnified is dragged or wheeled along.
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { type Point, panned, pinched, shareOf, whole, zoomed } from '../../state/zoom'
import { type Page, usePage } from '../page'

const zoomOf = ({ store }: Page) => store.getState().view.zoom

/** Over this a double click shows the whole again. */
const DEEP = 4

export function useZoomGestures(frame: RefObject<HTMLElement | null>) {
  const page = usePage()
  const pointers = useRef(new Map<number, Point>())
  const { view } = page.intents

  useEffect(() => {
    const element = frame.current
    const listening = new AbortController()
    // React's own listener could not keep the page from scrolling.
    element?.addEventListener('wheel', (event) => wheel(page, element, event), {
      passive: false,
      signal: listening.signal,
    })
    return () => listening.abort()
  }, [page, frame])

  function down(event: PointerEvent<HTMLElement>) {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    pointers.current.set(event.pointerId, [event.clientX, event.clientY])
  }
  function move(event: PointerEvent<HTMLElement>) {
    const from = pointers.current.get(event.pointerId)
    if (!from) return
    const to: Point = [event.clientX, event.clientY]
    const box = event.currentTarget.getBoundingClientRect()
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    const zoom = zoomOf(page)
    if (other) view({ zoom: pinched(zoom, { from, to, other, box }) })
    else if (zoom.scale > 1 && drags(event.target))
      view({ zoom: panned(zoom, [(from[0] - to[0]) / box.width, (from[1] - to[1]) / box.height]) })
    pointers.current.set(event.pointerId, to)
  }
  const up = (event: PointerEvent<HTMLElement>) => pointers.current.delete(event.pointerId)
  function twice(event: React.MouseEvent<HTMLElement>) {
    if (!drags(event.target)) return
    const zoom = zoomOf(page)
    const at = shareOf(event.currentTarget.getBoundingClientRect(), [event.clientX, event.clientY])
    view({ zoom: zoom.scale >= DEEP ? whole : zoomed(zoom, 2, at) })
  }
  return {
    onPointerDownCapture: down,
    onPointerMoveCapture: move,
    onPointerUpCapture: up,
    onPointerCancelCapture: up,
    onPointerLeave: up,
    onDoubleClick: twice,
  }
}

/** A tool in hand draws, and the swipe's handle slides; elsewhere a drag moves the picture. */
const drags = (target: EventTarget) =>
  target instanceof Element && target.closest('[role=application], input') === null

function wheel(page: Page, element: HTMLElement, event: WheelEvent): void {
  const zoom = zoomOf(page)
  const box = element.getBoundingClientRect()
  const next = event.ctrlKey
    ? zoomed(
        zoom,
        Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 100),
        shareOf(box, [event.clientX, event.clientY]),
      )
    : panned(zoom, [event.deltaX / box.width, event.deltaY / box.height])
  // At the edge of what is magnified the page scrolls on; with Ctrl the browser would magnify the page.
  if (!event.ctrlKey && next.x === zoom.x && next.y === zoom.y) return
  event.preventDefault()
  page.intents.view({ zoom: next })
}
