import type { FormatCard } from '../format'

/** `model.save` of Keras: a zip (.keras) or HDF5 (.h5). The weights of an unpacked .keras count too: its config lies beside. */
export const card = {
  id: 'keras',
  label: 'Keras file',
  endings: ['.keras', '.h5', '.hdf5'],
  match: (files) => {
    const found = files.filter(({ path }) => /\.(keras|h5|hdf5)$/i.test(path)).map(({ path }) => path)
    return found.find((path) => !/\.weights\.h5$/i.test(path)) ?? found[0] ?? null
  },
} as const satisfies FormatCard
