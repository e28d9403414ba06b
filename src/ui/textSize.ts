// How large the visitor has set the text of the browser: what is laid out by script is laid out by it.

/** 1 where a rem has 16 pixels, 2 where text is twice as large. */
export const textSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
