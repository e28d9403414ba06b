// A parameter that a method's card does not declare changes nothing; what a method asks of its own score is seen.
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from './explain'
import { backends, useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { mapMethods } from './testing/mapMethods'
import { tokenToy } from './testing/tokenToy'
import { residualToy } from './testing/toyNetwork'

const target = { kind: 'logit', classIndex: 1 } as const
const every = ['aug_smooth', 'eigen_smooth', 'grid'] as const
const strangers = { aug_smooth: true, eigen_smooth: true, grid: '2,2', nobody: 7 }

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  const without = mapMethods.filter(
    ({ params }) => !params.some(({ name }) => every.some((each) => each === name)),
  )

  test('there are methods that take neither', () => {
    expect(without.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['cam', 'sscam', 'iscam', 'guidedbackprop']),
    )
  })

  test.each(without.filter(({ id }) => id !== 'cam').map(({ id, params }) => ({ id, params })))(
    '$id',
    async ({ id, params }) => {
      const few = Object.fromEntries(
        [
          ['samples', 2],
          ['steps', 2],
        ].filter(([name]) => params.some((spec) => spec.name === name)),
      )
      const run = (more: object) =>
        explain(residualToy(), toyPicture(), id, { layers: ['join'], target, params: { ...few, ...more } })
      const [plain, told] = [await run({}), await run(strangers)]
      expect(told.forwards).toBe(plain.forwards)
      expect(told.heatmap).toEqual(plain.heatmap)
    },
  )

  test('the grid counts for tokens alone', async () => {
    const params = { grid: '4,12' }
    const map = await explain(residualToy(), toyPicture(), 'gradcam', { layers: ['join'], target, params })
    const plain = await explain(residualToy(), toyPicture(), 'gradcam', { layers: ['join'], target })
    expect(map.heatmap).toEqual(plain.heatmap)
    const { heatmap } = await explain(tokenToy(), toyPicture(), 'gradcam', {
      layers: ['block1'],
      target,
      params,
    })
    expect([heatmap.height, heatmap.width]).toEqual([4, 12])
  })

  test('FinerCAM says that no patch reaches its own score, and which layer to take', async () => {
    const run = explain(tokenToy(), toyPicture(), 'finercam', { layers: ['block2'], target })
    await expect(run).rejects.toThrow(/does not depend on the patches of block2: .* choose block1 instead/)
  })
})
