/** Colours by day; mail clients read them from the elements. */
export const colour = {
  desk: '#efeae0',
  paper: '#fbf8f1',
  ink: '#1d1a16',
  quiet: '#5c564c',
  accent: '#8f2a1a',
  rule: '#1d1a16',
  hair: '#d8d0c0',
} as const

/** Fonts that the machines of readers have; nothing is loaded. No double quotation marks: they stand in attributes. */
export const font = {
  serif: "Georgia,'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP',serif",
  plain: "-apple-system,'Segoe UI',Roboto,'Hiragino Sans','Noto Sans CJK JP',sans-serif",
} as const

/** Names by which the sheet for the night finds elements, and what they are then. */
export const classes = {
  desk: 'background-color:#12100d',
  paper: 'background-color:#12100d;color:#ece6da',
  sheet: 'background-color:#1c1916;color:#ece6da',
  ink: 'color:#ece6da',
  quiet: 'color:#b3aa9b',
  accent: 'color:#f0a08e',
  line: 'border-color:#4a443b',
} as const

/** For clients that follow the reader's choice of a dark screen; the others leave it out. */
export const dark = `@media (prefers-color-scheme:dark){${Object.entries(classes)
  .map(([name, style]) => `.${name}{${style.replace(/;|$/g, ' !important$&')}}`)
  .join('')}}`
