// Names for tasks: the same settings give the same name, so that results can be found again.

import type { ModelCard } from '../../models/types'
import type { Preprocess } from '../../picture/types'
import type { ExplainRequest } from '../../recipe/types'
import type { OpenPicture } from '../store'

interface Opened {
  readonly backend: string | null | undefined
  readonly model: string | null
  readonly picture: string | null
}

export const phaseKeys = {
  model: (key: string, output: string | null) => `${key} ${output ?? ''}`,
  picture: ({ key, edition }: OpenPicture) => (edition ? `${key} ${edition}` : key),
  classify: ({ backend, model, picture }: Opened, preprocess: Preprocess) =>
    `classify ${JSON.stringify([backend, model, picture, preprocess])}`,
  /** An address may give another model the next time. */
  classified: (classify: string, { hash }: ModelCard) => `${classify} ${hash}`,
  explain: (classify: string, request: ExplainRequest) => `explain ${classify} ${JSON.stringify(request)}`,
}
