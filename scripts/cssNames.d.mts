/** What a class of a file of styles is called in the page. @param root folder of the project */
export function cssNames(root: string): (name: string, file: string) => string
