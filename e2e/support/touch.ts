// What fingers do that takes the right time.
import type { Locator } from '@playwright/test'
import { boxOf } from './limelight'

/** Within a sixth of a second, however busy the machine is. */
export async function tapTwice(target: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(target)
  const devtools = await target.page().context().newCDPSession(target.page())
  const begin = Date.now() / 1000
  for (const [after, down] of [
    [0, true],
    [0.04, false],
    [0.12, true],
    [0.16, false],
  ] as const) {
    const touchPoints = down ? [{ x: x + 0.7 * width, y: y + 0.3 * height }] : []
    const type = down ? 'touchStart' : 'touchEnd'
    await devtools.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: begin + after })
  }
}
