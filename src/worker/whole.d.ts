/** Address of a module as one file without imports (scripts/wholeScripts.mjs). */
declare module '*?whole' {
  const address: string
  export default address
}
