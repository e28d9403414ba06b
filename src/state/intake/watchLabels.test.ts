import { afterEach, expect, it, vi } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { openStore } from '../store'
import { watchLabels } from './watchLabels'

afterEach(() => vi.restoreAllMocks())

it('lets an address of dropped labels go when nothing speaks of it any more, and not before', () => {
  const gone: string[] = []
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void gone.push(url))
  const store = openStore()
  watchLabels(store)
  const name = (labels: string | null) => store.setState({ recipe: { ...initialRecipe, labels } })
  name('blob:one#a%20list.txt')
  store.setState({ job: { kind: 'classifying' } })
  name('blob:two')
  expect(gone).toEqual([])
  store.setState({ job: { kind: 'idle' } })
  expect(gone).toEqual(['blob:one'])
  name('https://a.example/labels.txt')
  expect(gone).toEqual(['blob:one', 'blob:two'])
})
