// Names for steps: the same settings give the same name, so that results can be found again.
import type { ExplainWish, Preprocess } from '../worker/api'

interface Opened {
  readonly backend: string | null | undefined
  readonly model: string | null
  readonly picture: string | null
}

export const phaseKeys = {
  classify: ({ backend, model, picture }: Opened, preprocess: Preprocess) =>
    `classify ${JSON.stringify([backend, model, picture, preprocess])}`,
  explain: (classify: string, wish: ExplainWish) => `explain ${classify} ${JSON.stringify(wish)}`,
}
