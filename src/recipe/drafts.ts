// Which maps are estimates: drafts, and what is there on the way of a method that has drafts.
import { methodCards } from '../engine/methods/cards'
import type { ExplainRequest } from './types'

/** Whether a method has a draft; its unfinished maps are estimates too. */
export const hasDraft = (method: string): boolean =>
  methodCards.some((card) => card.id === method && card.params.some(({ name }) => name === 'draft'))

/** Whether what was asked for is a draft. */
export const isDraft = ({ method, params }: Pick<ExplainRequest, 'method' | 'params'>): boolean =>
  params.draft === true && hasDraft(method)
