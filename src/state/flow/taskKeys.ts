// Names for tasks: the same settings give the same name, so that results can be found again.

import type { Preprocess } from '../../picture/types'
import type { ExplainRequest } from '../../recipe/types'

interface Opened {
  readonly backend: string | null | undefined
  readonly model: string | null
  readonly picture: string | null
}

export const phaseKeys = {
  model: (key: string, output: string | null) => `${key} ${output ?? ''}`,
  classify: ({ backend, model, picture }: Opened, preprocess: Preprocess) =>
    `classify ${JSON.stringify([backend, model, picture, preprocess])}`,
  explain: (classify: string, request: ExplainRequest) => `explain ${classify} ${JSON.stringify(request)}`,
}
