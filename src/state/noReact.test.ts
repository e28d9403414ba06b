import { expect, it, vi } from 'vitest'

// The state must work where there is no React: everything that React gives is undefined here.
vi.mock('react', () => ({}))

it('runs from a link to a map without React', async () => {
  const { startFlow } = await import('./flow/flow')
  const { openStore } = await import('./store')
  const { initialRecipe } = await import('../recipe/recipe')
  const { fakeEngine } = await import('./testing/fakeEngine')
  const bitmap = { width: 2, height: 2, close: () => undefined }
  const decode = async () => ({ width: 2, height: 2, display: bitmap, full: bitmap })
  const request = {
    ...initialRecipe,
    model: 'https://a.example/model.json',
    image: 'https://a.example/x.png',
  }
  const store = openStore({ recipe: request })
  startFlow(store, { engine: fakeEngine(), decode, fetch: async () => new Blob(['x']) })
  await vi.waitFor(() => expect(store.getState().shown?.request.target.classIndex).toBe(0))
})
