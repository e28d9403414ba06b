/** Whether the address asks for the stage alone. @param query of the address */
export const isEmbedded = (query: string) => new URLSearchParams(query).has('embed')
