// The way to boxes, for the few networks that list them: the code behind it is fetched for those alone.
import type { BoxHead } from '../../engine/types'
import { codeFor } from '../../errors'
import type { ScoreHead } from '../facts/findHead'
import { type Candidates, findLayers } from '../facts/layers'
import type { Output } from '../facts/outputs'
import type { OpenNetwork } from '../network/openNetwork'
import type { BoxEnd } from './boxEnd'
import type { BoxQuery } from './findBoxes'

/** The end of a network whose output lists boxes, else null. @throws UnsupportedModel as `findBoxes` does */
export async function boxesIn(
  opened: OpenNetwork,
  outputs: readonly Output[],
  query: BoxQuery,
): Promise<BoxEnd | null> {
  if (query.choice.kind === null && isOneRow(opened, outputs)) return null
  const { findBoxes } = await codeFor('boxes', () => import('./findBoxes'))
  const plan = findBoxes(opened, outputs, query)
  return plan && (await codeFor('boxes', () => import('./boxEnd'))).boxEnd(opened.network, plan)
}

/** One list of numbers for each picture: no place in it for boxes. */
function isOneRow({ network }: OpenNetwork, outputs: readonly Output[]): boolean {
  const [only, ...more] = outputs
  return more.length === 0 && network.nodes.find(({ name }) => name === only?.node)?.shape?.length === 2
}

interface Ends {
  readonly head: ScoreHead
  readonly boxes?: BoxHead
}

/** The layers that can be explained, and those to begin with. */
export async function layersOf({ head, boxes }: Ends, input: string): Promise<Candidates> {
  if (!boxes) return findLayers(head.network, { input, logits: head.logits })
  const { boxLayers } = await codeFor('boxes', () => import('./boxEnd'))
  return boxLayers(head, input, boxes)
}
