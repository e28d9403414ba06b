// The libraries' figures for two networks that are read from Keras files, as a user's are.
//
// Left out: `aug_smooth`. The figures at hand for it are the mean of the map of 0.9 times the picture and of
// that map mirrored, which is not what grad-cam 1.5.7 gives: it mirrors the picture too and takes all three
// factors. Its own figures are among the cases of libraries.test.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../models/openArtifacts'
import type { OpenModel } from '../models/types'
import { classify } from './classify'
import { backends, useBackend } from './testing/backends'
import { checkFigure } from './testing/checkFigure'
import { askedOf, namesOf, readToy, readToyPicture, toyFiles } from './testing/toyFiles'

describe.each(backends)('on $backend', (run) => {
  describe.each(['relu', 'signed'] as const)('toy %s', (name) => {
    const file = toyFiles[name]
    let model: OpenModel

    beforeAll(async () => {
      await useBackend(run.backend)
      model = await openArtifacts(readToy(file))
    })
    afterAll(() => model.dispose())

    test('logits', async () => {
      const { logits } = await classify(model.classifier, readToyPicture(file))
      expect(logits).toHaveLength(file.logits.length)
      for (const [i, value] of file.logits.entries()) expect(logits[i]).toBeCloseTo(value, 4)
    })

    const cases = file.cases.map((each) => ({ title: namesOf(each), each }))
    test.for(cases)('$title', async ({ each }, context) => {
      const { classifier } = model
      const [picture, options] = [readToyPicture(file), askedOf(each, file.noise)]
      await checkFigure({ classifier, picture, each, options, run }, context)
    })
  })
})
