/** A picture that is open, as the store has it. */
export const fakePicture = (key: string) => ({
  ...{ key, name: 'cat.jpg', width: 224, height: 224, blob: new Blob(['x']), reference: null },
  display: { width: 224, height: 224, close: () => undefined },
})
