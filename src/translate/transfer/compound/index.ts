export { compose } from './compose.ts'
export { composeAll } from './dots.ts'
export type { CompoundTools } from './tools.ts'
