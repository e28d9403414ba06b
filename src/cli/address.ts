// Whether a word of the command line is an address.

export const isAddress = (text: string) => /^https?:\/\//i.test(text)
